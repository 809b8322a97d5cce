import Testing

@testable import handrail

@Suite struct SignFitTests {
  /// Two words that only ever stand in replies that are meant, one that stands anywhere.
  private static func fit(_ count: Int) -> SignFit {
    let isMeant = (0..<count).map { $0 % 2 == 0 }
    let columns: [[Int32]] = [
      (0..<count).filter { $0 % 4 == 0 }.map { Int32($0) },
      (0..<count).filter { $0 % 4 == 2 }.map { Int32($0) },
      (0..<count).filter { $0 % 3 == 0 }.map { Int32($0) },
    ]
    return SignFit(
      isMeant, Array(repeating: .nothing, count: count),
      costs: Array(repeating: 0.4, count: count), columns: columns)
  }

  @Test func `words that tell weigh, words that stand anywhere don't`() {
    let weights = Self.fit(240).weights
    #expect(weights[0] > 0.5)
    #expect(weights[1] > 0.5)
    #expect(abs(weights[2]) < 0.1)
  }

  @Test func `the same replies give the same weights`() {
    #expect(Self.fit(120).weights == Self.fit(120).weights)
  }

  @Test func `what a rule hears already needs no sign`() {
    let isMeant = (0..<200).map { $0 % 2 == 0 }
    let all = (0..<200).filter { $0 % 2 == 0 }.map { Int32($0) }
    let fit = SignFit(
      isMeant, isMeant.map { $0 ? .match : .nothing }, costs: Array(repeating: 0.4, count: 200),
      columns: [all])
    #expect(fit.weights[0] < 0.6)
  }
}
