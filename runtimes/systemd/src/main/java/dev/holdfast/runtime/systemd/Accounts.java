package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.RuntimeRefused;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Whether the host knows a user or a group, by name or number. */
final class Accounts {
  private Accounts() {}

  static void requireUser(String user) {
    require("user", user, UserPrincipalLookupService::lookupPrincipalByName);
  }

  static void requireGroup(String group) {
    require("group", group, UserPrincipalLookupService::lookupPrincipalByGroupName);
  }

  private static void require(String option, String name, Lookup lookup) {
    if (name.isEmpty()) {
      return;
    }
    try {
      lookup.find(FileSystems.getDefault().getUserPrincipalLookupService(), name);
    } catch (UserPrincipalNotFoundException e) {
      throw new RuntimeRefused(
          "%s = \"%s\" is not known on this node: create it or use another".formatted(option, name),
          e);
    } catch (IOException e) {
      throw new RuntimeRefused(
          "%s = \"%s\" cannot be looked up: %s".formatted(option, name, e.getMessage()), e);
    }
  }

  private interface Lookup {
    Object find(UserPrincipalLookupService service, String name) throws IOException;
  }
}
