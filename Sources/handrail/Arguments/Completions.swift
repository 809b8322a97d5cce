/// Scripts that let a shell complete commands and options; written from the same table as help.
struct Completions {
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  private let commands: [CommandSpec]

  init(_ commands: [CommandSpec]) {
    self.commands = commands
  }

  func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }
}

extension Completions {
  private var names: String { commands.map(\.name).joined(separator: " ") }

  private func options(of command: CommandSpec) -> [Option] { command.options + Option.global }

  private var bash: String {
    let cases = commands.map { command in
      "    \(command.name)) words=\"\(options(of: command).map(\.spelling).joined(separator: " "))\" ;;"
    }
    return """
      _handrail() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
        local command="" words="" each
        for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case "$each" in -*) ;; *) command="$each"; break ;; esac
        done
        case "$before" in
      \(values(bashValues))
        esac
        case "$command" in
          "") words="\(names) \(Option.global.map(\.spelling).joined(separator: " "))" ;;
      \(cases.joined(separator: "\n"))
        esac
        case "$word" in
          -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
          *) if [ -z "$command" ]; then COMPREPLY=($(compgen -W "$words" -- "$word"))
             else COMPREPLY=($(compgen -f -- "$word")); fi ;;
        esac
      }
      complete -o filenames -F _handrail handrail
      """
  }

  /// Every option that takes a value, each once.
  private func values(_ line: (Option) -> String?) -> String {
    var seen: Set<String> = []
    let all = (commands.flatMap(\.options) + Option.global).filter {
      seen.insert($0.usage).inserted
    }
    return all.compactMap(line).joined(separator: "\n")
  }

  private func bashValues(_ option: Option) -> String? {
    let source: String
    switch option.value {
    case .none: return nil
    case .oneOf(let words): source = "-W \"\(words.joined(separator: " "))\""
    case .file: source = "-f"
    case .folder: source = "-d"
    case .text, .number: source = "-W \"\""
    }
    return "    \(option.spelling)) COMPREPLY=($(compgen \(source) -- \"$word\")); return ;;"
  }
}

extension Completions {
  private var zsh: String {
    let described = commands.map { "    '\($0.name):\(zshWords($0.about))'" }
    let cases = commands.map { command in
      let lines = options(of: command).map { "      \(zshOption($0))" } + ["      '*:file:_files'"]
      return "    \(command.name)) _arguments \\\n\(lines.joined(separator: " \\\n")) ;;"
    }
    return """
      #compdef handrail
      _handrail() {
        local -a commands
        commands=(
      \(described.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
        shift words; (( CURRENT-- ))
        case "$words[1]" in
      \(cases.joined(separator: "\n"))
        esac
      }
      compdef _handrail handrail
      """
  }

  private func zshOption(_ option: Option) -> String {
    let value =
      switch option.value {
      case .none: ""
      case .text(let name), .number(let name): ":\(name):"
      case .file(let name): ":\(name):_files"
      case .folder(let name): ":\(name):_files -/"
      case .oneOf(let words): ":value:(\(words.joined(separator: " ")))"
      }
    return "'*\(option.spelling)[\(zshWords(option.about))]\(value)'"
  }

  private func zshWords(_ text: String) -> String {
    text.reduce(into: "") { words, letter in
      switch letter {
      case "'": words += "'\\''"
      case ":", "[", "]": words += "\\\(letter)"
      default: words.append(letter)
      }
    }
  }
}

extension Completions {
  private var fish: String {
    var lines = ["complete -c handrail -n __fish_use_subcommand -f"]
    for command in commands {
      lines.append(
        "complete -c handrail -n __fish_use_subcommand -a \(command.name) "
          + "-d '\(fishWords(command.about))'")
      for option in command.options {
        lines.append(
          "complete -c handrail -n '__fish_seen_subcommand_from \(command.name)' "
            + fishOption(option))
      }
    }
    lines += Option.global.map { "complete -c handrail \(fishOption($0))" }
    return lines.joined(separator: "\n")
  }

  private func fishOption(_ option: Option) -> String {
    let value =
      switch option.value {
      case .none: ""
      case .text, .number: " -x"
      case .file: " -r -F"
      case .folder: " -x -a '(__fish_complete_directories)'"
      case .oneOf(let words): " -x -a '\(words.joined(separator: " "))'"
      }
    let dash = option.name.utf8.count == 1 ? "-s" : "-l"
    return "\(dash) \(option.name)\(value) -d '\(fishWords(option.about))'"
  }

  private func fishWords(_ text: String) -> String {
    text.reduce(into: "") { words, letter in
      if letter == "'" || letter == "\\" { words.append("\\") }
      words.append(letter)
    }
  }
}
