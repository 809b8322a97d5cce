/// The last pass: what is wrong although every name and kind fits.
extension Compiler {
  mutating func check() {
  }
}
