"""Text of papers and users -> HTML that shows it literally.

Everything shown goes through here and then to `st.html`, never to Streamlit's Markdown: so neither HTML tags nor
Markdown, formulas or colour directives in a paper or a question can take effect.
"""

from html import escape
from unicodedata import category

# The first space does not break: a line never starts with the dot.
SEPARATOR = "\N{NO-BREAK SPACE}· "


def literal(text: str) -> str:
    """The text as HTML that shows exactly its characters, safe in content and in quoted attributes.

    Control characters other than white space are dropped: they show nothing and can confuse a parser.

    >>> literal('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    shown = "".join(c for c in text if c in "\n\t" or category(c) != "Cc")
    return escape(shown, quote=True)


def fragment(language: str, body: str, tag: str = "div", **attributes: str) -> str:
    """One element round HTML that is already safe, with its language; attribute values are escaped here.

    A trailing underscore in an attribute name is dropped (`class_`), other underscores become hyphens (`aria_label`).
    """
    given = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    listed = "".join(f' {name}="{literal(value)}"' for name, value in {"lang": language, **given}.items())
    return f"<{tag}{listed}>{body}</{tag}>"
