package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tongban.node.settings.CallersFile;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.settings.SettingsException;

/** The file of callers that a node's settings name. */
record CallersPlace(Path file) {
  static CallersPlace of(NodeOptions node, Messages messages) {
    try {
      return new CallersPlace(node.settings().api().callers());
    } catch (SettingsException e) {
      throw unusable(e, messages);
    }
  }

  List<KnownCaller> read(Messages messages) {
    try {
      return CallersFile.read(file).callers();
    } catch (SettingsException e) {
      throw unusable(e, messages);
    }
  }

  /** In one step, so that a running node never sees half of it. */
  void write(List<KnownCaller> callers, Messages messages) {
    try {
      NewFiles.replace(file, new CallersFile(callers).yaml());
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCodes.NEGATIVE, messages.text("file.unwritable", file, e.getClass().getSimpleName()));
    }
  }

  private static CommandFailedException unusable(SettingsException e, Messages messages) {
    return new CommandFailedException(
        ExitCodes.NEGATIVE, messages.text("callers.unusable", e.getMessage()));
  }
}
