def page(found): return "", False
def plot(found): return b""
