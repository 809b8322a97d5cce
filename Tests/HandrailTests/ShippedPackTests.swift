import Testing

@testable import handrail

/// What a visitor meets: the shipped dialogs, held against everything that is said of them.
@Suite struct ShippedPackTests {
  private func call(_ command: String) -> (code: ExitCode, output: String, errors: String) {
    Script("# HANDRAIL_DIALOGS=Dialogs\n$ handrail \(command)\n").outcome()
  }

  @Test func `the dialogs have no error and no warning`() {
    let (code, output, _) = call("check --format line --fail-on-warnings --today 2026-11-22")
    #expect(code == .fine, "\(output)")
  }

  @Test func `every expected conversation goes as expected`() {
    let (code, output, errors) = call("test")
    #expect(code == .fine, "\(output)\(errors)")
    #expect(output.hasSuffix(" passed, 0 failed\n"))
  }

  @Test func `a walk reaches nearly everything and meets no mistake`() {
    let (code, output, errors) = call("walk --at-least 95")
    #expect(code == .fine, "\(output)\(errors)")
  }
}
