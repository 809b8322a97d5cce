import DialogCompiler
import DialogEngine
import DialogSyntax

/// A pack that has been read and has no errors, with what is known of where it came from.
struct LoadedPack {
  let folder: PackFolder
  let compilation: Compilation
  let pack: Pack

  var tables: Tables { pack.tables }

  /// More than a screen of mistakes is for `check`.
  private static let mostErrors = 10

  /// Findings that are errors go to standard error, and nothing is started.
  static func load(on console: Console, withTests: Bool = true) throws -> LoadedPack {
    let folder = try PackFolder.find(on: console)
    let options = CompilerOptions(errorsOnly: true, tests: withTests)
    let loaded = try LoadedPack(folder, compile(folder.files(), options: options), on: console)
    // Also where it makes no difference: it is a mistake that is better heard of here.
    if let code = console.settings.country { _ = try loaded.country(named: code) }
    return loaded
  }

  init(_ folder: PackFolder, _ compilation: Compilation, on console: Console) throws {
    guard let pack = compilation.pack, !compilation.hasErrors else {
      let errors = compilation.problems.filter { $0.severity == .error }
      let first = Findings(Array(errors.prefix(Self.mostErrors)), in: compilation.files)
      try? first.show(
        .human, on: console.errors, hasColour: console.usesColour(on: console.errors))
      if errors.count > Self.mostErrors {
        console.note("and \(errors.count - Self.mostErrors) more")
      }
      throw Failure(
        .badFile, "the dialogs in \(folder.path) can't be used as they are",
        advice: ["handrail check shows everything that was found"])
    }
    self.folder = folder
    self.compilation = compilation
    self.pack = pack
  }
}

extension LoadedPack {
  func dialog(named name: String) throws -> DialogID {
    if let dialog = pack.dialog(named: name) { return dialog }
    let names = tables.dialogs.map(\.id)
    throw Failure.usage(
      "there is no dialog named \"\(name)\"",
      advice: [didYouMean(nearest(to: name, in: names)), "there are \(listing(names, "and"))"])
  }

  /// The one that was chosen, or all.
  func dialogs(chosen dialog: DialogID?) -> Set<DialogID> {
    if let dialog { return [dialog] }
    return Set(tables.dialogs.indices.map { DialogID($0) })
  }

  /// `DIALOG/NODE`, or `DIALOG/` for its start.
  func node(named name: String, for option: Option) throws -> NodeID {
    if let node = pack.node(named: name) { return node }
    let names = tables.nodes.indices.map { pack.name(of: NodeID($0)) }
    throw Failure.usage(
      "\(option.usage): there is no node named \"\(name)\"",
      advice: [didYouMean(nearest(to: name, in: names))])
  }

  /// A place in the countries. One that has no file here is no country: nobody is to be shown other
  /// numbers than the host believes.
  func country(named code: String) throws -> Int {
    if let place = tables.countries.firstIndex(where: { $0.id == code.lowercased() }) {
      return place
    }
    let ids = tables.countries.map(\.id)
    let known = ids.filter { $0 != "none" }
    throw Failure.usage(
      "there are no phone numbers for the country \"\(code)\"",
      advice: [
        known.isEmpty ? "there are none at all" : "there are those of \(listing(known, "and"))",
        ids.contains("none") ? "--country none gives advice without the numbers of any" : "",
      ])
  }

  /// `NAME=VALUE`, as `--with` takes it; the name as the dialog sees it, or `DIALOG/NAME`.
  func given(_ text: String, in dialog: DialogID?) throws -> Given {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Failure.usage("--with takes NAME=VALUE, not \"\(text)\"")
    }
    let (name, words) = (String(parts[0]), String(parts[1]))
    let variable = try self.variable(named: name, in: dialog)
    guard let value = value(words, of: variable) else {
      throw Failure.usage(
        "--with: \"\(words)\" does not fit \(name)",
        advice: [tables.variables[variable].kind.words])
    }
    return Given(variable, value)
  }

  /// As the dialog sees it, or `DIALOG/NAME`.
  func variable(named name: String, in dialog: DialogID?) throws -> VariableID {
    let parts = name.split(separator: "/", maxSplits: 1)
    if parts.count == 2, let other = pack.dialog(named: String(parts[0])),
      let variable = pack.variable(named: String(parts[1]), in: other)
    {
      return variable
    }
    if let variable = pack.variable(named: name, in: dialog) { return variable }
    throw Failure.usage(
      "there is no variable named \"\(name)\"",
      advice: [didYouMean(nearest(to: name, in: tables.variables.map(\.name)))])
  }

  private func value(_ words: String, of variable: VariableID) -> Value? {
    let kind = tables.variables[variable].kind
    switch kind {
    case .yesOrNo: return ["yes": .yesOrNo(true), "no": .yesOrNo(false)][words]
    case .number: return Int(words).flatMap { pack.value(of: .number($0), in: variable) }
    case .one: return pack.value(of: .word(words), in: variable)
    case .several:
      let ids = words.split(separator: ",").map { $0.trimmed }
      return pack.value(of: .words(ids), in: variable)
    case .text: return .text(words)
    }
  }
}

extension Kind {
  /// As an author writes it.
  var words: String {
    switch self {
    case .yesOrNo: "yes or no"
    case .number(let range): "number \(range.lowerBound) to \(range.upperBound)"
    case .one(let members): "one of \(members.map(\.id).joined(separator: ", "))"
    case .several(let members, let most):
      (most < members.count ? "up to \(most) of " : "any of ")
        + members.map(\.id).joined(separator: ", ")
    case .text(let limit): "text up to \(limit)"
    }
  }
}

extension Substring {
  /// Without blanks at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " })
    else { return "" }
    return String(self[first...last])
  }
}
