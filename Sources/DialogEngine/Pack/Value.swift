/// What a variable holds.
public enum Value: Hashable, Sendable {
  case yesOrNo(Bool)
  case number(Int)
  /// The place of the value in its kind's list.
  case one(Int)
  /// The chosen places of the kind's list, one bit each; a list has at most 64 values.
  case several(UInt64)
  case text(String)
}

extension Value {
  /// Numbers are whole and stay within nine digits; a sum that leaves the range stays at its end.
  public static let numbers = -999_999_999...999_999_999

  public static func clamped(_ number: Int) -> Int {
    min(max(number, numbers.lowerBound), numbers.upperBound)
  }

  /// All places of a list, one bit each.
  static func everything(of count: Int) -> UInt64 {
    count >= 64 ? .max : (1 << UInt64(count)) - 1
  }

  /// The place of the chosen value with this number, from 0.
  static func place(_ number: Int, in bits: UInt64) -> Int {
    var left = bits
    for _ in 0..<number { left &= left - 1 }
    return left.trailingZeroBitCount
  }

  /// The places in a set of chosen values, lowest first.
  public static func places(_ bits: UInt64) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(bits.nonzeroBitCount)
    var left = bits
    while left != 0 {
      places.append(left.trailingZeroBitCount)
      left &= left - 1
    }
    return places
  }
}
