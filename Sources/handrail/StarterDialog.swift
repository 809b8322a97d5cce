import Platform

/// The files that `handrail new dialog` writes: small, without a mistake, and with a test.
struct StarterDialog {
  let name: String
  let today: CalendarDate

  var dialog: String {
    """
    dialog: \(name)
    title: \(name.prefix(1).uppercased() + name.dropFirst())
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
        - ask: Would you like to talk about it?
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
        - say: To talk to a person, {listening}.
        - end: \(name) done

    """
  }

  var test: String {
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
          - bot: To talk to a person
          - ends: \(name) done

    """
  }
}
