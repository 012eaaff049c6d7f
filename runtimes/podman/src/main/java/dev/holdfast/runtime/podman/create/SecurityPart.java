package dev.holdfast.runtime.podman.create;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.options.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the task may do. */
final class SecurityPart {
  private SecurityPart() {}

  static void add(ObjectNode body, CreateInput input) {
    OptionValues options = input.options();
    if (options.flag("privileged")) {
      body.put("privileged", true);
    }
    if (options.flag("readonly_rootfs")) {
      body.put("read_only_filesystem", true);
    }
    ContainerRequest.addTexts(body, "cap_add", capabilities(options.texts("cap_add")));
    ContainerRequest.addTexts(body, "cap_drop", capabilities(options.texts("cap_drop")));
    ProgramPart.addText(body, "apparmor_profile", options.textOrEmpty("apparmor_profile"));
    Map<String, String> sysctl = options.textMap("sysctl");
    if (!sysctl.isEmpty()) {
      ObjectNode node = body.putObject("sysctl");
      sysctl.forEach(node::put);
    }
    List<String> labels = new ArrayList<>(options.texts("selinux_opts"));
    options.texts("security_opt").forEach(option -> addOption(body, option, labels));
    ContainerRequest.addTexts(body, "selinux_opts", labels);
  }

  private static List<String> capabilities(List<String> names) {
    return names.stream().map(SecurityPart::capability).toList();
  }

  private static String capability(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") || upper.equals("ALL") ? upper : "CAP_" + upper;
  }

  private static void addOption(ObjectNode body, String option, List<String> labels) {
    String[] parts = option.split("[=:]", 2);
    String value = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "no-new-privileges" -> body.put("no_new_privileges", isTrue(option, value));
      case "label" -> addLabel(body, value, labels);
      case "apparmor" -> body.put("apparmor_profile", needed(option, value));
      case "seccomp" -> body.put("seccomp_profile_path", needed(option, value));
      case "proc-opts" -> List.of(value.split(",")).forEach(body.withArray("procfs_opts")::add);
      case "mask" -> List.of(value.split(":")).forEach(body.withArray("mask")::add);
      case "unmask" -> List.of(value.split(":")).forEach(body.withArray("unmask")::add);
      case "systempaths" -> addSystemPaths(body, option, value);
      default ->
          throw Wrong.value(
              "security_opt",
              option,
              "invalid security_opt, use no-new-privileges, label, apparmor, seccomp, proc-opts,"
                  + " mask, unmask or systempaths");
    }
  }

  private static boolean isTrue(String option, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "", "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw Wrong.value("security_opt", option, "write no-new-privileges=true or false");
    };
  }

  private static String needed(String option, String value) {
    if (value.isEmpty()) {
      throw Wrong.value("security_opt", option, "a value is missing behind the equals sign");
    }
    return value;
  }

  private static void addLabel(ObjectNode body, String value, List<String> labels) {
    if (value.equals("nested")) {
      body.put("label_nested", true);
    } else {
      labels.add(value);
    }
  }

  private static void addSystemPaths(ObjectNode body, String option, String value) {
    if (!value.equalsIgnoreCase("unconfined")) {
      throw Wrong.value("security_opt", option, "invalid security_opt, only unconfined is known");
    }
    body.withArray("unmask").add("ALL");
  }
}
