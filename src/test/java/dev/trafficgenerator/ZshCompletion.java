package dev.trafficgenerator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Completion for zsh, by the command line's own description. picocli writes one for bash only.
final class ZshCompletion {
  private ZshCompletion() {}

  static String of(CommandLine commandLine) {
    String name = commandLine.getCommandName();
    var text = new StringBuilder();
    text.append("#compdef ").append(name).append('\n');
    text.append("# Made of the program's own options; do not edit.\n");
    text.append("_%s() {\n".formatted(name));
    text.append("  local curcontext=$curcontext state line\n  typeset -A opt_args\n");
    text.append("  _arguments -C \\\n");
    arguments(commandLine.getCommandSpec()).forEach(it -> line(text, "    ", it));
    line(text, "    ", "'1:command:->command'");
    text.append("    '*::argument:->arguments'\n");
    text.append("  case $state in\n    command)\n      local -a commands=(\n");
    commandLine
        .getSubcommands()
        .forEach((command, it) ->
            text.append(
                "        '%s:%s'\n"
                    .formatted(
                        command,
                        quoted(first(it.getCommandSpec().usageMessage().description()))
                            .replace(":", "\\:"))));
    text.append("      )\n      _describe -t commands command commands\n      ;;\n");
    text.append("    arguments)\n      case $line[1] in\n");
    commandLine
        .getSubcommands()
        .forEach((command, it) -> {
          List<String> arguments = arguments(it.getCommandSpec());
          text.append("        %s)\n          _arguments \\\n".formatted(command));
          for (int i = 0; i < arguments.size(); i++) {
            String end = i < arguments.size() - 1 ? " \\\n" : "\n";
            text.append("            ").append(arguments.get(i)).append(end);
          }
          text.append("          ;;\n");
        });
    text.append("      esac\n      ;;\n  esac\n}\n\n_%s \"$@\"\n".formatted(name));
    return text.toString();
  }

  private static void line(StringBuilder text, String indent, String argument) {
    text.append(indent).append(argument).append(" \\\n");
  }

  private static List<String> arguments(CommandSpec spec) {
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      arguments.add(argument(option));
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String place = parameter.isMultiValue() ? "*" : "1";
      arguments.add("'%s:%s:_files'".formatted(place, parameter.paramLabel()));
    }
    return arguments;
  }

  private static String argument(OptionSpec option) {
    String what = "[%s]".formatted(bracketed(first(option.description())));
    String value =
        option.arity().max() == 0
            ? ""
            : ":%s:%s".formatted(option.paramLabel().replace(":", "\\:"), values(option));
    String rest = "'" + quoted(what + value) + "'";
    if (option.isMultiValue()) {
      return "'*'" + names(option) + rest;
    }
    return option.names().length == 1
        ? "'" + option.names()[0] + quoted(what + value) + "'"
        : "'(%s)'%s%s".formatted(String.join(" ", option.names()), names(option), rest);
  }

  private static String names(OptionSpec option) {
    return option.names().length == 1
        ? option.names()[0]
        : "{" + String.join(",", option.names()) + "}";
  }

  private static String values(OptionSpec option) {
    if (option.auxiliaryTypes()[0] == Path.class || option.type() == Path.class) {
      return option.paramLabel().equals("DIR") ? "_files -/" : "_files";
    }
    return " ";
  }

  private static String first(String... description) {
    return description.length == 0 ? "" : description[0];
  }

  private static String bracketed(String text) {
    return text.replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }
}
