import Testing

@testable import handrail

@Suite struct SignFitTests {
  /// Two words that only ever stand in replies that are meant, one that stands anywhere.
  private static func fit(_ count: Int) -> SignFit {
    let columns: [[Int32]] = [
      (0..<count).filter { $0 % 4 == 0 }.map { Int32($0) },
      (0..<count).filter { $0 % 4 == 2 }.map { Int32($0) },
      (0..<count).filter { $0 % 3 == 0 }.map { Int32($0) },
    ]
    let rows = (0..<count).map { SignFit.Row(isMeant: $0 % 2 == 0, rule: .nothing, cost: 0.4) }
    return SignFit(rows, columns: columns)
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
    let rows = (0..<200).map { place in
      SignFit.Row(
        isMeant: place % 2 == 0, rule: place % 2 == 0 ? .match : .nothing, cost: 0.4)
    }
    let fit = SignFit(rows, columns: [(0..<100).map { Int32(2 * $0) }])
    #expect(fit.weights[0] < 0.6)
  }
}
