package io.rcon.cli;

import picocli.CommandLine.Command;

/** Options of every command: --help, --version and the list of exit codes. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    abbreviateSynopsis = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All went well.",
      "1:Some of several failed.",
      "2:Wrong usage, or the command was refused before it was sent.",
      "3:No connection.",
      "4:No answer in time.",
      "5:The password was refused.",
      "6:The peer does not speak the protocol.",
      "7:The connection was lost or closed.",
      "8:Too many commands were waiting.",
      "129:The terminal was closed (SIGHUP).",
      "130:Interrupted.",
      "143:Terminated (SIGTERM)."
    })
final class StandardOptions {}
