import DialogEngine
import DialogSyntax

/// What `explain` shows about who read what and when, and how to reach a person.
extension DialogProblems {
  static let review = [
    CodePage(
      "phone-number",
      "Numbers stand in the contacts files, where they have a date and fit the country. "
        + "A number inside a text is shown to everybody, and nobody notices when it is out "
        + "of date.",
      wrong: """
        - say: In danger, call 999.
        - goto: after

        """,
      right: """
        - say: In danger, {emergency}.
        - goto: after

        """),
    CodePage(
      "never-checked",
      "Every contact has the day on which somebody last made sure of it.",
      wrong: """
        contacts: ie
        country: Ireland
        lines:
          emergency: an ambulance
          listening:
            say: somebody who listens

        """,
      right: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """),
    CodePage(
      "stale-contact",
      "Numbers change. After a year they are called again to make sure.",
      wrong: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2020-11-22

        """,
      right: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """),
    CodePage(
      "contact-missing",
      "A text shows this contact, and in this country there would be nothing to show.",
      wrong: """
        contacts: ie
        country: Ireland
        lines:
          listening:
            say: somebody who listens
            checked: 2026-11-22

        """,
      right: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """),
    CodePage(
      "no-contacts",
      "Without contacts nobody can be told how to reach a person.",
      wrong: """
        pack: example
        opening: other/quiet
        landing: other/quiet
        fallback: Sorry, I did not follow.

        """,
      right: """
        contacts: none
        country: Another country
        lines:
          emergency:
            say: your local emergency number
            checked: 2026-11-22

        """),
    CodePage(
      "no-general-contacts",
      "Where no country is chosen, or one that the pack does not have, the file "
        + "`contacts: none` speaks: it has every line, without a number.",
      wrong: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """,
      right: """
        contacts: none
        country: Another country
        lines:
          emergency:
            say: your local emergency number
            checked: 2026-11-22

        """),
    CodePage(
      "no-review",
      "Every dialog says who wrote it, who has read it, and when it is to be read "
        + "again.",
      wrong: """
        dialog: short
        title: A short one
        nodes:
          start:
            - end: over

        """,
      right: """
        dialog: short
        title: A short one
        review:
          version: 1
          author: somebody
          by: somebody else, counsellor
          on: 2026-11-22
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "no-review-date",
      "A dialog is read again from time to time, because help and words change. `next` "
        + "says when.",
      wrong: """
        dialog: short
        title: A short one
        review:
          by: somebody, counsellor
        nodes:
          start:
            - end: over

        """,
      right: """
        dialog: short
        title: A short one
        review:
          by: somebody, counsellor
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "not-reviewed",
      "Until a counsellor has read it, a dialog is a draft.",
      wrong: """
        dialog: short
        title: A short one
        review:
          by: not yet reviewed
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """,
      right: """
        dialog: short
        title: A short one
        review:
          by: somebody, counsellor
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "review-past",
      "The day on which this dialog was to be read again has gone by.",
      wrong: """
        dialog: short
        title: A short one
        review:
          by: somebody, counsellor
          next: 2020-11-22
        nodes:
          start:
            - end: over

        """,
      right: """
        dialog: short
        title: A short one
        review:
          by: somebody, counsellor
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "messages-left-out",
      "The program says some lines itself, such as the one before the first question. "
        + "Each can be worded in the pack; what is left out is said in built-in words.",
      wrong: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """,
      right: allMessages),
    CodePage(
      "accepted-form",
      "A note that accepts a finding says why, and until which day, so that somebody "
        + "looks at it again.",
      wrong: """
        - say: Hello. # accepted: it is fine
        - goto: after

        """,
      right: """
        - say: In danger, call 999. # accepted: asked for by the ambulance service until 2027-11-22
        - goto: after

        """),
    CodePage(
      "accepted-nothing",
      "This note accepts a finding, but nothing is found on its line any more.",
      wrong: """
        - say: Hello. # accepted: asked for by the ambulance service until 2027-11-22
        - goto: after

        """,
      right: """
        - say: In danger, call 999. # accepted: asked for by the ambulance service until 2027-11-22
        - goto: after

        """),
  ]
}

/// A pack that words every line of the program itself.
private let allMessages =
  """
  pack: example
  opening: other/hello
  landing: other/menu
  fallback: Sorry, I did not follow.
  messages:

  """
  + EngineMessage.allCases.map { "  \($0.rawValue): Words of your own.\n" }.joined()
