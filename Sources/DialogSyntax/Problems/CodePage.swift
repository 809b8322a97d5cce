/// The page of one code: why the message appears, a file that causes it, and one that is right.
public struct CodePage: Sendable {
  public let code: String
  public let cause: String
  public let wrong: String
  public let right: String

  public init(_ code: String, _ cause: String, wrong: String, right: String) {
    self.code = code
    self.cause = cause
    self.wrong = wrong
    self.right = right
  }
}
