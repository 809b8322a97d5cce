import Testing

@testable import handrail
