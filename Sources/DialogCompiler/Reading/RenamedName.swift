import DialogEngine
import DialogSyntax

/// The name that was probably meant by one that is not there. A new name often keeps the words of
/// the old one, which is a better sign than letters that look alike.
func likely(_ name: String, among known: [String]) -> String? {
  // Two names in the place of one are another mistake.
  guard !name.utf8.contains(44) else { return nearest(to: name, in: known) }
  let words = Set(nameWords(name))
  let kin = known.filter { other in
    let others = Set(nameWords(other))
    return words.isSubset(of: others) || others.isSubset(of: words)
  }
  return kin.count == 1 ? kin[0] : nearest(to: name, in: known)
}

private func nameWords(_ name: String) -> [Substring] {
  name.split { $0 == "_" || $0 == " " || $0 == "-" || $0 == "." }
}
