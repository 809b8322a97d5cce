/// What stands behind a key of a line: nothing nested, nothing broken.
public enum FlatValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([String])
}

extension FlatValue {
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }

  public var truth: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }

  public var list: [String]? {
    if case .list(let list) = self { list } else { nil }
  }
}

/// One line of a transcript: keys and values in the order of the file.
public struct FlatObject: Equatable, Sendable {
  public struct Field: Equatable, Sendable {
    public var key: String
    public var value: FlatValue

    public init(_ key: String, _ value: FlatValue) {
      self.key = key
      self.value = value
    }
  }

  public var fields: [Field]

  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  public subscript(_ key: String) -> FlatValue? {
    fields.first { $0.key == key }?.value
  }
}
