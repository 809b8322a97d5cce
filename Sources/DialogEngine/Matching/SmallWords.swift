/// Words that tell little by themselves: left out of what a label is recognised by, and never what a
/// phrase is looked up by.
enum SmallWords {
  static let all: Set<[UInt8]> = Set(
    list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) })

  private static let list = """
    a an the this that these those and or but so if then than as
    i me my you your he him his she her it its we us our they them their
    am is are was were be been being do does did done have has had having
    will would can could should shall may might must
    to of in on at by for from with about into out off up over under
    not no yes just very really quite too also only some any more most much many
    please thanks well oh um er ok okay like kind sort bit lot
    what which who when where how why there here
    get got go going want think feel know one 1 's let now
    mainly mostly probably maybe
    """
}
