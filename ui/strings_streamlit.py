"""What Streamlit itself says on the page, English only, and what it says here in Dutch and in English.

Where a text is stands beside it, as a CSS selector within Streamlit's own parts: no text of a paper, a user or ours is
looked at. `{}` stands for what differs.
"""

from dataclasses import dataclass

_UPLOADER = '[data-testid="stFileUploader"]'
_SELECT = '[data-testid="stSelectbox"]'
_DROPDOWN = '[data-testid="stSelectboxVirtualDropdown"]'
_TYPING = '[data-testid="InputInstructions"] span'
_STATUS = '[data-testid="stStatusWidget"] label'
_DIALOG = '[data-testid="stDialog"]'
_LIVE = "[data-live-announcer] div"
TEXT, LABEL, PLACEHOLDER = "", "aria-label", "placeholder"


@dataclass(frozen=True, slots=True)
class Swap:
    """One text: where it stands (`attribute` "" is the text itself), what Streamlit says, and what is said instead."""

    selector: str
    attribute: str
    theirs: str
    dutch: str
    english: str = ""

    def in_language(self, language: str) -> str:
        """What is to be read there."""
        return self.dutch if language == "nl" else self.english or self.theirs


SWAPS = (
    Swap('[data-testid="stSkipToContent"]', TEXT, "Skip to main content", "Ga naar de inhoud"),
    Swap('[data-testid="stSidebar"]', LABEL, "Sidebar", "Zijbalk"),
    Swap('[data-testid="stSidebar"] button', LABEL, "Collapse sidebar", "Klap de zijbalk in"),
    Swap('[data-testid="stExpandSidebarButton"]', LABEL, "Expand sidebar", "Klap de zijbalk uit"),
    Swap('[data-testid="stSidebarNav"]', LABEL, "App pages", "Onderdelen", "Views"),
    Swap('[data-testid="stChatInputSubmitButton"]', LABEL, "Send message", "Verstuur", "Send"),
    Swap('[data-testid="stChatInputStopButton"]', LABEL, "Stop script", "Stop", "Stop"),
    Swap('[data-testid="stTooltipHoverTarget"] button', LABEL, "Help for {}", "Uitleg bij {}"),
    Swap(_TYPING, TEXT, "Press Enter to apply", "Enter om vast te leggen"),
    Swap(_TYPING, TEXT, "Press Ctrl+Enter to apply", "Ctrl+Enter om vast te leggen"),
    Swap(_TYPING, TEXT, "Press ⌘+Enter to apply", "⌘+Enter om vast te leggen"),
    Swap(f"{_SELECT} input", PLACEHOLDER, "Choose an option", "Kies"),
    Swap(f"{_SELECT} input", PLACEHOLDER, "No options to select", "Er is niets te kiezen"),
    Swap(f"{_SELECT} button", LABEL, "Open", "Toon de keuzes", "Show the choices"),
    Swap(f"{_SELECT} button", LABEL, "Clear value", "Wis de keuze"),
    Swap(f"{_DROPDOWN} span", TEXT, "No results", "Niets gevonden"),
    Swap(f"{_DROPDOWN} button", LABEL, "Dismiss", "Sluit", "Close"),
    Swap(_LIVE, TEXT, "{} option available.", "{} keuze."),
    Swap(_LIVE, TEXT, "{} options available.", "{} keuzes."),
    Swap(_LIVE, TEXT, "{}, selected", "{}, gekozen"),
    Swap(f"{_UPLOADER} input", LABEL, "file upload", "kies een bestand", "choose a file"),
    Swap(f"{_UPLOADER} button p", TEXT, "Upload", "Kies een bestand", "Choose a file"),
    Swap(f"{_UPLOADER} span", TEXT, "Drag and drop file here", "Laat het bestand hier los"),
    Swap(f"{_UPLOADER} span", TEXT, "Drag and drop files here", "Laat de bestanden hier los"),
    Swap(f"{_UPLOADER} button", LABEL, "Add files", "Voeg bestanden toe"),
    Swap(f"{_UPLOADER} button span", TEXT, "add icon", "plusteken"),
    Swap(f"{_UPLOADER} button", LABEL, "Remove {}", "Haal {} weg"),
    Swap(f"{_UPLOADER} button", LABEL, "Cancel upload of {}", "Stop het versturen van {}"),
    Swap(f"{_UPLOADER} span", TEXT, "Error:", "Fout:"),
    Swap(f"{_UPLOADER} span", TEXT, "{} files are not allowed.", "Bestanden van de soort {} kunnen hier niet."),
    Swap(f"{_UPLOADER} span", TEXT, "File must be {} or smaller.", "Een bestand mag hoogstens {} zijn."),
    Swap(_STATUS, TEXT, "Connecting", "Verbindt"),
    Swap(_STATUS, TEXT, "Error", "Geen verbinding", "No connection"),
    Swap(f"{_DIALOG} h2", TEXT, "Connection error", "Geen verbinding met Vraagbaak", "No connection to Vraagbaak"),
    Swap(
        f"{_DIALOG} div", TEXT, "Streamlit server is not responding. Are you connected to the internet?",
        "Vraagbaak antwoordt niet. Wacht even, of laad de bladzijde opnieuw.",
        "Vraagbaak does not answer. Wait a moment, or load the page again.",
    ),
    Swap(f"{_DIALOG} h2", TEXT, "Page not found", "Dit adres is er niet", "There is no such address"),
    Swap(
        f"{_DIALOG} div", TEXT,
        "The page that you have requested does not seem to exist. Running the app's main page.",
        "Wat u opvroeg is er niet. U ziet nu de eerste bladzijde van Vraagbaak.",
        "What you asked for is not there. You now see the first page of Vraagbaak.",
    ),
    Swap(
        f"{_DIALOG} div", TEXT,
        "You have requested page /{}, but no corresponding file was found in the app's pages/ directory. "
        "Running the app's main page.",
        "Op het adres /{} is niets. U ziet nu de eerste bladzijde van Vraagbaak.",
        "There is nothing at the address /{}. You now see the first page of Vraagbaak.",
    ),
    Swap(f"{_DIALOG} button", LABEL, "Close", "Sluit"),
    Swap(f"{_DIALOG} button", LABEL, "Dismiss", "Sluit", "Close"),
)  # fmt: skip
