"""What signing in says, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignInStrings:
    """The words of signing in, in one language; a field without a value does not compile, so none can be missing."""

    intro: str
    sign_in: str
    sign_out: str
    signing_out: str
    signed_in_as: str
    reader: str
    curator: str
    no_access: str
    impossible: str
    curators_only: str
    kept: str
    audited: str


SIGN_IN_NL = SignInStrings(
    intro="Meld u aan met het account van uw organisatie. Uw vragen en gesprekken ziet alleen u.",
    sign_in="Aanmelden",
    sign_out="Afmelden",
    signing_out="U wordt afgemeld. Duurt dit lang, ververs dan de pagina.",
    signed_in_as="Aangemeld als {name} ({role})",
    reader="lezer",
    curator="beheerder",
    no_access="U bent aangemeld als {name}, maar dat account heeft geen toegang tot Vraagbaak. Vraag toegang aan wie "
    "Vraagbaak beheert, of meld u af en met een ander account weer aan.",
    impossible="Aanmelden kan nu niet. Probeer het later opnieuw, of waarschuw wie Vraagbaak beheert.",
    curators_only="Dit scherm is voor wie de stukken en de evaluaties beheert.",
    kept="Gesprekken worden op de server bewaard. U ziet ze in elke browser waarin u zich aanmeldt; anderen niet.",
    audited="Vragen en antwoorden worden vastgelegd in het auditlog, met uw account.",
)

SIGN_IN_EN = SignInStrings(
    intro="Sign in with the account of your organisation. Nobody but you sees your questions and conversations.",
    sign_in="Sign in",
    sign_out="Sign out",
    signing_out="You are being signed out. Reload the page if this takes long.",
    signed_in_as="Signed in as {name} ({role})",
    reader="reader",
    curator="curator",
    no_access="You are signed in as {name}, but that account has no access to Vraagbaak. Ask whoever runs Vraagbaak "
    "for access, or sign out and sign in again with another account.",
    impossible="You cannot sign in now. Try again later, or tell whoever runs Vraagbaak.",
    curators_only="This view is for who manages the papers and the evaluations.",
    kept="Conversations are kept on the server. You see them in every browser in which you sign in; others do not.",
    audited="Questions and answers are recorded in the audit log, with your account.",
)
