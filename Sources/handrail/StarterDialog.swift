import Platform

/// The files that `handrail new dialog` writes: small, without a mistake, and with a test.
struct StarterDialog {
  let name: String
  let today: CalendarDate
  /// A line of the contacts files that it can show; without one it says where help is.
  let contact: String?
  /// It is the first dialog of a new pack, so that every conversation begins with it.
  let isFirst: Bool

  struct File {
    let path: String
    let text: String
  }

  /// In the order in which somebody would read them; paths in the folder of the pack.
  var files: [File] {
    let own = [
      File(path: "\(name).yaml", text: dialog), File(path: "tests/\(name).yaml", text: test),
    ]
    if !isFirst { return own }
    return [File(path: "pack.yaml", text: pack), File(path: "contacts/none.yaml", text: contacts)]
      + own
  }

  private var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  private var help: String {
    contact.map { "You can reach a person here: {\($0)}." } ?? "To reach a person, type help."
  }

  private var dialog: String {
    """
    dialog: \(name)
    title: \(title)
    about: One sentence for menus and maps.
    review:
      version: 1
      author: not named
      by: not yet reviewed
      on: \(today)
      next: \(today.adding(days: 365))

    start: opening

    nodes:

      opening:
    \(greeting)    - ask: Would you like to talk about it?
          choices:
            Yes, for a little while:
              match: ok, sure
              goto: talk
            Not now: leave

      talk:
        - say: Thank you for saying so.
        - ask: What would help most today?
          choices:
            Rest: leave
            Somebody to talk to: leave

      leave:
        - say: "\(help)"
        - end: \(name) done

    """
  }

  private var greeting: String {
    isFirst ? "    - say: This is a program, not a person. In danger, call {emergency}.\n" : ""
  }

  private var test: String {
    """
    tests: \(name)
    cases:
      somebody who wants to rest:
        from: \(name)/opening
        steps:
          - bot: Would you like to talk about it?
          - you: ok
          - at: \(name)/talk
          - you: rest
          - bot: reach a person
          - ends: \(name) done

    """
  }

  private var pack: String {
    """
    pack: \(name)
    title: \(title)
    language: en
    opening: \(name)/
    landing: \(name)/
    fallback:
      - Sorry, I did not follow. A number from the list is enough.

    """
  }

  /// For visitors whose country is not known; a country of its own is another file.
  private var contacts: String {
    """
    contacts: none
    country: Another country
    language: en
    lines:
      emergency:
        say: your local emergency number
        checked: \(today)
      listening:
        say: a listening line, or someone you trust
        checked: \(today)

    """
  }
}
