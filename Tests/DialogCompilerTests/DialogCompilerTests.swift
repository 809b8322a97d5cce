import Testing

@testable import DialogCompiler
