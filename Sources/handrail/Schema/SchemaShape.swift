import DialogCompiler

/// What may stand after a name in a dialog file.
indirect enum SchemaShape: Sendable {
  case text
  /// A reply may be nothing at all.
  case textOrNothing
  case yesOrNo
  case number
  case list(SchemaShape)
  /// Names of the author's own, each with one of these.
  case named(SchemaShape)
  /// Names that the program knows, each with one of these.
  case known([String], SchemaShape)
  case part(DialogPart)
  case either([SchemaShape])

  /// One line of text, or a list of them.
  static let texts = SchemaShape.either([.text, .list(.text)])
  static let steps = SchemaShape.list(.part(.step))
  static let nodeOrSteps = SchemaShape.either([.text, .steps])
}

extension SchemaShape {
  /// What an editor takes for a number or a yes is still text to the dialog language.
  private static let textTypes = ["string", "number", "boolean"]

  var json: JSONValue {
    switch self {
    case .text: .object([("type", .texts(Self.textTypes))])
    case .textOrNothing: .object([("type", .texts(Self.textTypes + ["null"]))])
    case .yesOrNo: .object([("enum", .texts(["yes", "no"]))])
    case .number: .object([("type", .texts(["integer", "string"]))])
    case .list(let item): .object([("type", .text("array")), ("items", item.json)])
    case .named(let value):
      .object([("type", .text("object")), ("additionalProperties", value.json)])
    case .known(let names, let value):
      .object([
        ("type", .text("object")), ("propertyNames", .object([("enum", .texts(names))])),
        ("additionalProperties", value.json),
      ])
    case .part(let part): .object([("$ref", .text("#/$defs/\(part.rawValue)"))])
    case .either(let shapes): .object([("anyOf", .list(shapes.map(\.json)))])
    }
  }

  /// With what it is for; a reference may have words beside it.
  func json(about words: String) -> JSONValue {
    guard case .object(let fields) = json else { return json }
    return .object([("description", .text(words))] + fields)
  }
}
