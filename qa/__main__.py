"""`python -m qa` is `vraagbaak`."""

from qa.cli import main

main(prog_name="vraagbaak")
