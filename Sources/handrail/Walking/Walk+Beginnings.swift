import DialogEngine

/// How conversations begin: mostly like anybody's, and now and then with something settled.
extension Walk {
  func beginning(seed: UInt64) -> Beginning {
    Beginning(seed: seed, from: start, country: country)
  }

  /// In a country, with a dialog chosen, or with the word on what is kept given from outside: what
  /// hangs on these would never be reached otherwise.
  func beginning(seed: UInt64, by chance: inout Random) -> Beginning {
    var beginning = beginning(seed: seed)
    if country == nil, let some = place(in: pack.tables.countries, by: &chance) {
      beginning.country = some
    }
    if start == nil, let dialog = place(in: pack.tables.dialogs, by: &chance) {
      beginning.dialog = DialogID(dialog)
    }
    if let level = place(in: Consent.allCases, by: &chance) {
      beginning.keeping = .set(Consent.allCases[level])
    }
    return beginning
  }

  /// Once in four times.
  private func place<Element>(in table: [Element], by chance: inout Random) -> Int? {
    guard chance.index(below: 4) == 0, !table.isEmpty else { return nil }
    return chance.index(below: table.count)
  }
}
