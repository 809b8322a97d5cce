/// Makes chosen calls on one file fail, so that a test can see what a full or dying disk does.
///
/// A file opened without a plan pays one comparison with nil for it.
public final class FaultPlan {
  public enum Call: String, Hashable, Sendable, CaseIterable {
    case open, read, write, sync, status, lock
  }

  public enum Fault: Hashable, Sendable {
    /// The call does nothing and fails with this reason.
    case fails(Errno)
    /// A read or write moves at most so many bytes.
    case moves(atMost: Int)
  }

  /// What was asked of the file so far, in order.
  public private(set) var calls: [Call] = []
  private var planned: [Call: [Int: Fault]] = [:]

  public init() {}

  /// Lets the `number`th call of this kind, counted from 1 and from now, meet the fault.
  public func plan(_ fault: Fault, for call: Call, number: Int = 1) {
    let before = calls.count { $0 == call }
    planned[call, default: [:]][before + number] = fault
  }

  func next(_ call: Call) -> Fault? {
    calls.append(call)
    return planned[call]?[calls.count { $0 == call }]
  }
}
