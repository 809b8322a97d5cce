import Testing

@testable import DialogSyntax
