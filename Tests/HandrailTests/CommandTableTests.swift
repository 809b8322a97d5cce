import Testing

@testable import handrail

@Suite struct CommandTableTests {
  @Test func `every command has examples that parse, and help that shows them first`() throws {
    for command in CommandSpec.all {
      #expect(!command.examples.isEmpty)
      for example in command.examples where example.line.hasPrefix("handrail ") {
        let words = example.line.prefix { $0 != ">" && $0 != "<" && $0 != "|" }
          .split(separator: " ").dropFirst().map(String.init)
        _ = try ParsedArguments(words, commands: CommandSpec.all)
      }
      let page = HelpPage(command).text
      let options = command.options.isEmpty ? nil : page.range(of: "\nOptions\n")
      let examples = try #require(page.range(of: "\nExamples\n"))
      if let options { #expect(examples.lowerBound < options.lowerBound) }
    }
  }

  @Test func `no option of a command hides one that every command takes`() {
    for command in CommandSpec.all {
      let names = command.options.map(\.name) + Option.global.map(\.name)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `the completions name every command and option`() {
    for shell in Completions.Shell.allCases {
      let script = Completions(CommandSpec.all).script(for: shell)
      for command in CommandSpec.all {
        #expect(script.contains(command.name))
        for option in command.options { #expect(script.contains(option.name)) }
      }
    }
  }
}
