import DialogCompiler
import DialogEngine

/// The conditions of steps in the words of their authors, for a map.
struct ConditionNames {
  private let tables: Tables
  private let origins: Origins
  private let author: AuthorWords

  init(_ pack: Pack, _ compilation: Compilation) {
    tables = pack.tables
    origins = compilation.origins
    author = AuthorWords(compilation.files)
  }

  /// `if days > 3`; of a case of a `switch` its variable and the case, `days 1 to 3`.
  func words(at address: Int) -> String? {
    guard case .unless(let place, _) = tables.code[address] else { return nil }
    let site = origins.conditions[Int(place.value)]
    let words = author.words(at: site)
    guard site == origins.code[address] else { return "if \(words)" }
    let name = tables.conditions[place].variable.map { tables.variables[$0].name + " " }
    return (name ?? "") + words
  }
}

extension Condition {
  /// What a case of a `switch` is about.
  fileprivate var variable: VariableID? {
    switch self {
    case .isValue(let variable, _), .compare(.variable(let variable), _, _): variable
    case .and(let condition, _): condition.variable
    default: nil
    }
  }
}
