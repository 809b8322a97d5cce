import DialogCompiler
import DialogEngine
import Testing

@testable import handrail

/// The dialogs of `Dialogs`, ready to run.
func shippedPack() throws -> Pack {
  let pack = try compile(PackFolder.files(at: "Dialogs")).pack
  return try #require(pack, "`handrail check` says why")
}
