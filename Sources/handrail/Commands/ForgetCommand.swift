import Platform
import Transcripts

/// `handrail forget`
enum ForgetCommand {
  static let spec = CommandSpec(
    "forget", .one("ID"), for: .host, "erase one conversation",
    examples: [.init("handrail forget 20261122-k7qf3m", "nothing of it remains")],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.operands.first ?? ""
    guard let id = TranscriptID(name) else {
      throw Failure.usage(
        "\"\(name)\" is not the id of a conversation", advice: ["handrail sessions lists them"])
    }
    let folder = try TranscriptPlace.find(on: invocation.console).path
    let path = folder + "/" + id.fileName
    guard File.exists(path) else {
      throw Failure(.noFile, "there is no conversation \(id) in \(folder)")
    }
    try TranscriptFile.erase(path)
    invocation.console.note("erased \(id)")
    return .fine
  }
}
