import DialogSyntax

/// Holds a tree against a JSON Schema, with the words of draft 2020-12 that ours is made of.
struct SchemaValidator {
  private let schema: [String: Any]
  /// The words that were met and are not understood here.
  static let understood: Set<String> = [
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "items", "properties",
    "additionalProperties", "propertyNames", "required", "anyOf", "oneOf", "minProperties",
    "maxProperties", "dependentSchemas", "dependentRequired",
  ]

  init(_ schema: [String: Any]) {
    self.schema = schema
  }

  func accepts(_ node: SyntaxNode) -> Bool { accepts(node, schema) }

  private func accepts(_ node: SyntaxNode, _ schema: Any?) -> Bool {
    if let flag = schema as? Bool { return flag }
    guard let schema = schema as? [String: Any], Self.understood.isSuperset(of: schema.keys) else {
      return false
    }
    if let name = schema["$ref"] as? String, !accepts(node, definition(name)) { return false }
    if let type = schema["type"], !has(node, type) { return false }
    if let words = schema["enum"] as? [String], !words.contains(node.text) { return false }
    if let any = schema["anyOf"] as? [Any], !any.contains(where: { accepts(node, $0) }) {
      return false
    }
    if let one = schema["oneOf"] as? [Any], one.count(where: { accepts(node, $0) }) != 1 {
      return false
    }
    if let items = schema["items"], !node.items.allSatisfy({ accepts($0, items) }) { return false }
    return node.kind != .map || acceptsNames(of: node, schema)
  }

  private func acceptsNames(of node: SyntaxNode, _ schema: [String: Any]) -> Bool {
    let names = node.entries.map { $0.key.text }
    let needed = schema["required"] as? [String] ?? []
    guard needed.allSatisfy(names.contains),
      names.count >= schema["minProperties"] as? Int ?? 0,
      names.count <= schema["maxProperties"] as? Int ?? .max
    else { return false }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (key, value) in node.entries {
      let other = schema["additionalProperties"] ?? true
      guard accepts(value, properties[key.text] ?? other),
        accepts(key, schema["propertyNames"] ?? true)
      else { return false }
    }
    let schemas = schema["dependentSchemas"] as? [String: Any] ?? [:]
    let required = schema["dependentRequired"] as? [String: [String]] ?? [:]
    return names.allSatisfy { name in
      accepts(node, schemas[name] ?? true) && (required[name] ?? []).allSatisfy(names.contains)
    }
  }

  private func definition(_ reference: String) -> Any? {
    let name = reference.split(separator: "/").last.map(String.init) ?? ""
    return (schema["$defs"] as? [String: Any])?[name]
  }

  private func has(_ node: SyntaxNode, _ type: Any) -> Bool {
    let types = type as? [String] ?? [type as? String ?? ""]
    return types.contains { self.types(of: node).contains($0) }
  }

  /// As the core schema of YAML 1.2 reads it, which is what editors do.
  private func types(of node: SyntaxNode) -> [String] {
    switch node.kind {
    case .list: return ["array"]
    case .map: return ["object"]
    case .empty: return ["null"]
    case .text: break
    }
    guard node.style == .plain else { return ["string"] }
    if Int(node.text) != nil { return ["integer", "number"] }
    if Double(node.text) != nil { return ["number"] }
    switch node.text {
    case "true", "false", "True", "False", "TRUE", "FALSE": return ["boolean"]
    case "null", "~", "Null", "NULL": return ["null"]
    default: return ["string"]
    }
  }
}
