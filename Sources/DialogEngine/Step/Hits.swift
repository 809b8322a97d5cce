/// How often each instruction was run, and each side of a condition taken. For walks.
///
/// A class, so that many conversations count into one.
public final class Hits {
  /// By address.
  public private(set) var counts: [Int]
  /// How often the condition of an `unless` held, by its address.
  public private(set) var held: [Int]
  /// How many instructions were run at least once, and sides of conditions taken: what is new shows
  /// here.
  public private(set) var reached = 0

  public init(_ pack: Pack) {
    counts = Array(repeating: 0, count: pack.tables.code.count)
    held = counts
  }

  func count(_ address: Address) {
    counts[Int(address.value)] += 1
    if counts[Int(address.value)] == 1 { reached += 1 }
  }

  func countHeld(_ address: Address) {
    held[Int(address.value)] += 1
    if held[Int(address.value)] == 1 { reached += 1 }
  }

  func countFailed(_ address: Address) {
    if counts[Int(address.value)] - held[Int(address.value)] == 1 { reached += 1 }
  }
}
