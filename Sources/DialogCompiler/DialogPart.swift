/// A part of a dialog file and the names that may stand in it: what the compiler knows, for the
/// help of editors.
public enum DialogPart: String, Sendable, CaseIterable {
  case pack, dialog, concepts, contacts, tests
  case review, variable, value, node, step, variants, choice, interrupt, concept, contact
  case testCase = "test"
  case testStep = "test line"

  /// In the order in which the compiler lists them.
  public var keys: [String] {
    switch self {
    case .pack: names(PackKey.self)
    case .dialog: names(DialogKey.self)
    case .concepts: names(ConceptsKey.self)
    case .contacts: names(ContactsKey.self)
    case .tests: names(TestsKey.self)
    case .review: names(ReviewKey.self)
    case .variable: names(VariableKey.self)
    case .value: names(MemberKey.self)
    case .node: names(NodeKey.self)
    case .step: names(StepKey.self)
    case .variants: names(VariantKey.self)
    case .choice: names(ChoiceKey.self)
    case .interrupt: names(InterruptKey.self)
    case .concept: names(ConceptKey.self)
    case .contact: names(ContactKey.self)
    case .testCase: names(TestKey.self)
    case .testStep: names(TestStepKey.self)
    }
  }

  /// The kinds of file; the first name of a file is the name of its kind.
  public static let files: [DialogPart] = FileKind.allCases.compactMap {
    DialogPart(rawValue: $0.rawValue)
  }

  /// Each verb of a step, with what may stand beside it.
  public static let verbs: [(verb: String, extras: [String])] =
    StepKey.allCases.filter(\.isVerb).map { ($0.rawValue, $0.extras.map(\.rawValue)) }

  private func names<Key: RawRepresentable<String> & CaseIterable>(_: Key.Type) -> [String] {
    Key.allCases.map(\.rawValue)
  }
}
