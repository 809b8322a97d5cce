import DialogCompiler

/// A JSON Schema of dialog files, for editors that complete and check YAML while it is typed.
///
/// The names come from the tables of the compiler; only the words about them are written here.
enum DialogSchema {
  static var json: JSONValue {
    .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text("Handrail dialog files")),
      ("description", .text("One file of a pack: its first name says which kind it is.")),
      (
        "oneOf",
        .list(DialogPart.files.map { .object([("$ref", .text("#/$defs/\($0.rawValue)"))]) })
      ),
      ("$defs", .object(DialogPart.allCases.map { ($0.rawValue, definition(of: $0)) })),
    ])
  }

  private static func definition(of part: DialogPart) -> JSONValue {
    var fields: [(name: String, value: JSONValue)] = [
      ("description", .text(part.about)), ("type", .text("object")),
      ("properties", .object(part.keys.map { ($0, property($0, of: part)) })),
      ("additionalProperties", .flag(false)),
    ]
    if !part.needed.isEmpty { fields.append(("required", .texts(part.needed))) }
    return .object(fields + rules(of: part))
  }

  private static func property(_ key: String, of part: DialogPart) -> JSONValue {
    // A name that was added to the compiler alone is known here, too, only without words.
    guard let entry = part.entries[key] else { return .object([]) }
    return entry.shape.json(about: entry.about)
  }

  /// What no list of names can say.
  private static func rules(of part: DialogPart) -> [(name: String, value: JSONValue)] {
    switch part {
    case .step: stepRules
    case .variants, .testStep: [("minProperties", .number(1)), ("maxProperties", .number(1))]
    case .testCase: [("anyOf", needsOne(of: ["dialog", "from"]))]
    case .interrupt: [("anyOf", needsOne(of: ["match", "check"]))]
    default: []
    }
  }

  /// A step has one verb, and beside it only what belongs to that verb.
  private static var stepRules: [(name: String, value: JSONValue)] {
    let verbs = DialogPart.verbs
    // `if` may stand beside every other verb, which then says what else may be there.
    let beside = verbs.filter { $0.verb != "if" }.map { verb, extras in
      (
        name: verb,
        value: JSONValue.object([
          ("propertyNames", .object([("enum", .texts([verb] + extras))]))
        ])
      )
    }
    let ownExtras = verbs.first { $0.verb == "if" }?.extras ?? []
    let elsewhere = verbs.filter { $0.verb != "if" }.flatMap(\.extras)
    let alone = ownExtras.filter { !elsewhere.contains($0) }
    return [
      ("anyOf", needsOne(of: verbs.map(\.verb))),
      ("dependentSchemas", .object(beside)),
      ("dependentRequired", .object(alone.map { ($0, .texts(["if"])) })),
    ]
  }

  private static func needsOne(of names: [String]) -> JSONValue {
    .list(names.map { .object([("required", .texts([$0]))]) })
  }
}
