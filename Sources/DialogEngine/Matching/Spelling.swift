/// Ways of writing that mean the same words: contractions, texting, dialect, two spellings.
///
/// Both sides of every comparison go through this table, authors' phrases and visitors' replies, so
/// it never decides what something means, only how it is written.
enum Spelling {
  /// How a word is written, and the words that it stands for.
  static let table: [(written: [UInt8], words: [[UInt8]])] = forms(in: lines).map { form in
    (written: form.written[0], words: form.words)
  }

  /// Two words that are often torn apart or run together; the second is written after the first.
  static let pairs: [(first: [UInt8], second: [UInt8], words: [[UInt8]])] =
    forms(in: pairLines).map { form in
      (first: form.written[0], second: form.written[1], words: form.words)
    }

  /// A line reads `words=form, form`. Split as bytes, which is a hundred times quicker than as
  /// characters.
  private static func forms(in lines: String) -> [(written: [[UInt8]], words: [[UInt8]])] {
    Array(lines.utf8).split(separator: UInt8(ascii: "\n")).flatMap { line in
      let sides = line.split(separator: UInt8(ascii: "="))
      let words = self.words(in: sides[0])
      return sides[1].split(separator: UInt8(ascii: ",")).map { form in
        (written: self.words(in: form), words: words)
      }
    }
  }

  private static func words(in text: ArraySlice<UInt8>) -> [[UInt8]] {
    text.split(separator: UInt8(ascii: " ")).map(Array.init)
  }

  /// What an ending behind an apostrophe stands for.
  static let endings: [(written: [UInt8], word: [UInt8])] = [
    ("ll", "will"), ("re", "are"), ("ve", "have"), ("d", "would"), ("m", "am"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let lines = """
    i am=im, i'm, iam, ahm, a'm
    i have=ive, i've
    i will=i'll
    i would=id, i'd
    we will=we'll
    we are=we're
    we have=weve, we've
    we would=we'd
    he will=he'll
    he is=hes, he's
    he would=hed, he'd
    she will=she'll
    she is=shes, she's
    she would=she'd
    it is=its, it's, tis
    it will=itll, it'll
    it would=itd, it'd
    they are=theyre, they're
    they have=theyve, they've
    they will=theyll, they'll
    they would=theyd, they'd
    you are=youre, you're, ure
    you have=youve, you've
    you will=youll, you'll
    you would=youd, you'd
    that is=thats, that's, thas
    what is=whats, what's, wots
    where is=wheres, where's
    there is=theres, there's
    here is=heres, here's
    who is=whos, who's
    how is=hows, how's
    let us=lets, let's
    do not=dont, don't, dnt, donot, dinnae, dinna, dinny, doent, donnt, dunt
    does not=doesnt, doesn't, doesnae, dosent, dosnt, doesent
    did not=didnt, didn't, didnae, didna, didny, dident
    can not=cannot, cant, can't, cnt, cannae, canna, canni, canot, cannit
    could not=couldnt, couldn't, couldnae, cudnt, couldna
    will not=wont, won't, willnae, wullnae, winnae
    would not=wouldnt, wouldn't, wouldnae, wudnt
    should not=shouldnt, shouldn't, shouldnae, shudnt
    is not=isnt, isn't, isnae, aint, ain't
    am not=amnt, amn't, amnae
    are not=arent, aren't, arenae
    was not=wasnt, wasn't, wasnae
    were not=werent, weren't, werenae
    have not=havent, haven't, havenae, huvnae, avent
    has not=hasnt, hasn't, hasnae
    had not=hadnt, hadn't, hadnae
    must not=mustnt, mustn't
    need not=neednt, needn't
    going to=gonna, gunna, gonnae, gunnae, gona, gon, finna, gonny
    want to=wanna, wannae, wana, wanty, wantae
    got to=gotta, gottae
    have to=hafta
    need to=needa
    trying to=tryna
    let me=lemme
    give me=gimme, gies, gizza
    kind of=kinda
    sort of=sorta
    out of=outta
    a lot=alot
    do not know=dunno, dinno, dunnow
    i do not know=idk, idek
    i do not care=idc, idgaf
    can not be asked=cba
    not going to lie=ngl
    to be honest=tbh
    to be fair=tbf
    right now=rn
    at the moment=atm
    kill myself=kms, kmself, killmyself
    kill yourself=kys
    end myself=endmyself
    i want to die=iwanttodie, iwannadie, iwtd
    want to die=wannadie, wanttodie
    i can not=icant
    i do not=idont
    self harm=selfharm
    self harms=selfharms
    self harmed=selfharmed
    self harming=selfharming
    self harmer=selfharmer
    any more=anymore, nemore, enymore
    not=nt
    no=nae
    overdose=od, o'd, overdoes, ovadose, overdoze
    overdosed=oded, od'd, od'ed, ods'd, overdozed
    overdosing=oding, od'ing
    overdoses=ods, od's
    unconscious=unconcious, unconshus, unconchus, unconsious, unconcius
    suicidal=suicidle, suisidal, sucidal, suicial, suicdal, sewercidal, suey
    suicide=sewerslide, suacide, sucide, suiside, suicid
    seizure=seizer, siezure, seezure, seasure
    breathing=breathin, breething, breathng
    myself=maself, masel, masell, mesel, meself, mesen, misen, mysen, myslef, mysel, mysef, mahself
    yourself=yersel, yerself, urself, yourselves
    himself=hisself, himsel, hissel, hisen
    herself=hersel, hersen, herslf
    themselves=themself, theirselves, theirself, thersels
    people=ppl, peeps, folk, folks, fowk
    because=cuz, cos, coz, cus, bc, cause, becuz, becos, becoz, cuase
    though=tho, although
    through=thru
    please=plz, pls, pleez
    thanks=thx, ty, tnx, ta, cheers
    you=yous, youse, yoo, yas
    your=ur, yer
    with=wiv, wae, wi
    about=abt, aboot, bout, abut
    someone=sum1, some1, sumone, somebody, sumbody, summdy
    anyone=any1, ne1, anybody, neone
    everyone=every1, evry1, everybody, evryone, awbody
    tonight=2nite, tonite, 2night, tonyt, 2nyt
    today=2day
    tomorrow=2moro, 2morrow, tomoz, tmrw, tmw, 2mrw, tomorro, tomorow, themorra, morra
    before=b4, befor, afore
    mate=m8, mukker
    mates=m8s
    want=wnt, wint, wan
    life=lyf, lyfe
    nothing=nuthin, nuffin, nothin, nowt, nuthing, nothink, nuffink, heehaw, naethin, nuttin
    something=summat, sumthin, somethin, smth, smthn, sumat, sumthing, somethink, somefin, summin
    anything=owt, anythin, anythink, nething, enything
    having=havin, avin, havn, haein, hivin
    have=hav, av, hae, huv
    what=wot, wat, whit, wha
    would=wud, wid, wld
    could=cud, cld
    should=shud, shld, shid
    know=kno, knw, noe
    think=fink, thnk, thingk, hink
    thinking=finking, finkin, thinkin, thinkn, thinkng, hinkin
    thought=fort, thort, thot, thocht
    thoughts=thorts, thots
    took=tuk, teuk
    taken=takin, takken, taen, tane, tooken
    to=tae
    too=tooo
    of=ov
    out=oot
    off=aff
    life is=lifes, life's
    down=doon
    now=noo, nw
    my=ma, mah, mi
    home=hame
    house=hoose, hoos
    head=heid
    dead=deid, ded
    dying=dyin, dieing, dyeing
    do=dae
    doing=doin, daein, dain, doeing
    give=gie
    from=fae, frae
    for=fur, fer
    old=auld, owd
    boyfriend=bf, boyf, bfriend, boyfreind
    girlfriend=gf, girlf, gfriend, girlfreind
    partner=prtner
    husband=hubby, hubs
    mum=mam, mom, maw, mummy, mammy, mommy, mother
    dad=da, daddy, father, pa
    brother=bro, bruv, broer, brotha
    sister=sis, sista
    friend=freind, frend, frnd
    friends=freinds, frends, frnds
    daughter=dauter, dawter, doughter
    child=kid, bairn, wean, kiddo
    children=kids, bairns, weans, kiddies, childer
    tablet=tab
    tablets=tabs, tablits
    always=allways, alwayz
    against=agin
    wrong=rong
    again=agen, agn, agin
    enough=enuf, enuff, enuff
    really=rly, rlly, realy, reely, reli
    very=vry
    over=ower, ova
    never=nvr, neva, nevr, nivver
    love=luv
    night=nite, nyt, nicht
    right=rite, ryt, richt
    alright=alryt, aight, alrite
    good=gd
    better=betta
    safe=sayf
    getting=gettin, gtn
    breathe=breth, breeth
    breath=bref
    stopping=stoppin, stoping
    stopped=stoped, stopt
    ambulance=ambulence, ambulans
    hospital=hospitle, hozzy, ozzy, hozzie
    colour=color
    colours=colors
    favour=favor
    behaviour=behavior
    neighbour=neighbor
    neighbours=neighbors
    centre=center
    grey=gray
    programme=program
    counselling=counseling
    counsellor=counselor
    travelling=traveling
    cancelled=canceled
    diarrhoea=diarrhea
    haemorrhage=hemorrhage
    haemorrhaging=hemorrhaging
    practise=practice
    licence=license
    pyjamas=pajamas
    anaesthetic=anesthetic
    foetus=fetus
    oesophagus=esophagus
    0=zero, nought
    1=one
    2=two, twa
    3=three
    4=four
    5=five
    6=six
    7=seven
    8=eight
    9=nine
    10=ten
    11=eleven
    12=twelve
    13=thirteen
    14=fourteen
    15=fifteen
    16=sixteen
    17=seventeen
    18=eighteen
    19=nineteen
    20=twenty
    30=thirty
    40=forty, fourty
    50=fifty
    60=sixty
    70=seventy
    80=eighty
    90=ninety
    100=hundred
    1st=first
    2nd=second
    3rd=third
    4th=fourth
    5th=fifth
    6th=sixth
    7th=seventh
    8th=eighth
    9th=ninth
    10th=tenth
    """

  private static let pairLines = """
    myself=my self, me self, ma self, mi self, my sel, ma sel, my sen
    himself=him self, his self
    herself=her self
    themselves=them self, them selves
    yourself=your self
    overdose=over dose, over does
    overdosed=over dosed
    overdosing=over dosing
    unconscious=un conscious, un concious
    someone=some 1, some one, some body
    anyone=any 1, any one, any body
    everyone=every 1, every one, every body
    without=with out
    into=in to
    going to=going 2, goin 2
    want to=want 2, want tae, want ae, want too, wants 2
    have to=have 2
    how to=how 2
    trying to=trying 2
    too much=2 much, to much
    too many=2 many, to many
    tonight=to night, 2 night
    today=to day, 2 day
    tomorrow=to morrow, the morra
    boyfriend=boy friend
    girlfriend=girl friend
    goodbye=good bye
    goodbyes=good byes
    do not know=dinnae ken, dinna ken
    do not=don t
    can not=can t
    will not=won t
    did not=didn t
    does not=doesn t
    is not=isn t
    i am=i m
    i have=i ve
    my mum=my ma, ma ma
    he is not=hes no, he's no
    she is not=shes no, she's no
    i am not=im no, i'm no, am no
    it is not=its no, it's no
    they are not=theyre no, they're no
    """
}
