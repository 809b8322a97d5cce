/// Chance that can be repeated: part of the state, the same on every machine and for ever.
public struct Random: Sendable, Hashable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`.
  ///
  /// The high half of a product (Lemire: Fast Random Integer Generation in an Interval, 2019),
  /// without its rejection: with bounds below a thousand the bias is under 2 to the power of -54.
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "there is nothing to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
