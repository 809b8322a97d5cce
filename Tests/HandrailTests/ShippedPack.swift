import DialogCompiler
import DialogEngine
import Testing

@testable import handrail

/// The dialogs of `Dialogs`, ready to run.
func shippedPack() throws -> Pack {
  try #require(compile(PackFolder.files(at: "Dialogs")).pack)
}
