"""stub"""
def write_card(folder, run): pass
