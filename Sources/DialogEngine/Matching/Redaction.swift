/// Personal details in free text, replaced by tags that are numbered within the reply.
public enum Redaction {
  public enum Detail: String, Sendable, CaseIterable {
    case phone
    case email
    case postcode
    case card
    case nhs
    case insurance
  }

  /// The text with `[phone 1]` and the like in place of the details, and which kinds there were.
  public static func redact(_ text: String) -> (text: String, details: [Detail]) {
    (text, [])
  }
}
