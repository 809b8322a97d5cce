import Testing

@testable import LineServer
