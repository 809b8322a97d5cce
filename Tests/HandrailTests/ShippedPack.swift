import DialogCompiler
import DialogEngine
import Testing

@testable import handrail

/// Whether they are as they should be is a test of its own.
private let shipped = Result {
  try compile(PackFolder.files(at: "Dialogs"), options: CompilerOptions(errorsOnly: true)).pack
}

/// The dialogs of `Dialogs`, ready to run: built once, and a value to everybody.
func shippedPack() throws -> Pack {
  try #require(try shipped.get(), "`handrail check` says why")
}
