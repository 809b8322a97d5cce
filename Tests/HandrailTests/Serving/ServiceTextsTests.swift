import DialogEngine
import LineServer
import Testing

@testable import handrail

@Suite struct ServiceTextsTests {
  private func texts(in country: String?) throws -> Texts {
    var settings = ServiceSettings()
    settings.country = country
    return Texts(try shippedPack(), settings, idleNotice: 2)
  }

  @Test func `what the port says in the words of the pack fits on every screen`() throws {
    for (name, text) in Mirror(reflecting: try texts(in: nil)).children {
      let lines = "\(text)".split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { (1...72).contains($0.count) }, "\(name ?? ""): \(text)")
    }
  }

  @Test(arguments: [("gb", "999"), ("us", "911")])
  func `nobody is turned away without the numbers of the host's country`(
    country: String, number: String
  ) throws {
    let texts = try texts(in: country)
    for text in [
      texts.full, texts.tooManyFromAddress, texts.lineTime, texts.firstLine, texts.idle,
      texts.shutdown,
    ] {
      #expect(text.contains(number), "\(text)")
    }
  }
}
