/// How often each instruction was run, and each side of a condition taken. For walks.
///
/// A class, so that many conversations count into one.
public final class Hits {
  /// By address.
  public private(set) var counts: [Int]
  /// How often the condition of an `unless` held, by its address.
  public private(set) var held: [Int]

  public init(_ pack: Pack) {
    counts = Array(repeating: 0, count: pack.tables.code.count)
    held = counts
  }

  func count(_ address: Address) {
    counts[Int(address.value)] += 1
  }

  func countHeld(_ address: Address) {
    held[Int(address.value)] += 1
  }
}
