package dev.holdfast.runtime.podman;

import dev.holdfast.runtime.options.Option;
import dev.holdfast.runtime.options.OptionSchema;
import dev.holdfast.runtime.options.OptionType;
import dev.holdfast.runtime.podman.image.ImagePolicy;

/** The driver's options, under the names and with the forms of nomad-driver-podman 0.6.5. */
final class PodmanOptions {
  static final String DEFAULT_SOCKET = "default";
  static final String DEFAULT_TIMEOUT = "60s";

  private PodmanOptions() {}

  static OptionSchema plugin() {
    return OptionSchema.of(
        Option.block("auth", pluginAuth(), "Credentials for registries, for jobs that bring none"),
        Option.block("volumes", volumes(), "What jobs may mount from the host"),
        Option.block("gc", gc(), "What is removed after a task"),
        Option.bool("recover_stopped", "Taken, not needed: ended tasks are told, then started anew")
            .withDefault(false),
        Option.textList(
            "extra_labels",
            "Which com.hashicorp.nomad.* labels containers get, as patterns such as \"task*\""),
        Option.block("logging", pluginLogging(), "Where output goes if the job does not say"),
        Option.block("networking", networking(), "Networks of rootless services"),
        Option.blockList("socket", socket(), "Podman services by name, instead of socket_path"),
        Option.text("socket_path", "Socket of the Podman service, such as unix:///run/podman.sock"),
        Option.bool("disable_log_collection", "Whether Podman's own default logs instead of Nomad")
            .withDefault(false),
        Option.text("client_http_timeout", "How long Podman may take to answer a request")
            .withDefault(DEFAULT_TIMEOUT),
        Option.textList("dns_servers", "Name servers of tasks whose job has no dns block"),
        Option.text("pull_activity_timeout", "How long nothing may come while an image is pulled")
            .withDefault(ImagePolicy.DEFAULT_SILENCE));
  }

  private static OptionSchema pluginAuth() {
    return OptionSchema.of(
        Option.text("config", "File with credentials by registry, as podman login writes it"),
        Option.text("helper", "Program docker-credential-NAME to ask for credentials"));
  }

  private static OptionSchema volumes() {
    return OptionSchema.of(
        Option.bool("enabled", "Whether jobs may mount any path of the host").withDefault(true),
        Option.text("selinuxlabel", "Mount option (z or Z) for the task's own folders"));
  }

  private static OptionSchema gc() {
    return OptionSchema.of(
        Option.bool("container", "Whether containers of ended tasks are removed").withDefault(true),
        Option.bool("image", "Whether images that the driver pulled or loaded go when unused")
            .withDefault(false),
        Option.text("image_delay", "How long an image stays that no container uses")
            .withDefault(ImagePolicy.DEFAULT_DELAY),
        Option.textList("image_exclude", "Images that stay, as patterns: docker.io/library/**"));
  }

  private static OptionSchema pluginLogging() {
    return OptionSchema.of(
        Option.text("driver", "nomad (alloc logs) or journald"),
        new Option(
            "options", new OptionType.TextMapBlock(), false, null, "Options of the log driver"));
  }

  private static OptionSchema networking() {
    return OptionSchema.of(
        Option.text("default_rootless_mode", "network_mode of rootless tasks that ask for none"));
  }

  private static OptionSchema socket() {
    return OptionSchema.of(
        Option.text("name", "What jobs call it").withDefault(DEFAULT_SOCKET),
        Option.text("socket_path", "Socket of the Podman service").mandatory());
  }

  static OptionSchema task() {
    return image().and(program()).and(files()).and(limits()).and(network()).and(security());
  }

  private static OptionSchema image() {
    return OptionSchema.of(
        Option.text(
                "image", "Image: a reference, or oci-archive: or docker-archive: and a path or URL")
            .mandatory(),
        Option.block("auth", taskAuth(), "Credentials for the image's registry"),
        Option.bool("auth_soft_fail", "Whether to pull without credentials if none can be had")
            .withDefault(false),
        Option.bool("force_pull", "Whether to pull although the image is there").withDefault(false),
        Option.text("image_pull_timeout", "How long a pull may take").withDefault("5m"),
        Option.text(
            "image_pull_activity_timeout",
            "How long nothing may come while it is pulled, by default what the agent allows"),
        Option.text("arch", "Architecture of the image, by default this node's"),
        Option.text("os", "System of the image"),
        Option.text("variant", "Variant of the image's architecture"),
        Option.text("socket", "Which Podman service").withDefault(DEFAULT_SOCKET));
  }

  private static OptionSchema taskAuth() {
    return OptionSchema.of(
        Option.text("username", "Name at the registry"),
        Option.text("password", "Password or token"),
        Option.bool("tls_verify", "Whether the registry's certificate is checked")
            .withDefault(true));
  }

  private static OptionSchema program() {
    return OptionSchema.of(
        new Option(
            "entrypoint",
            new OptionType.TextOrList(),
            false,
            null,
            "Entrypoint, by default the image's; an empty list clears it"),
        Option.text("command", "Command, by default the image's"),
        Option.textList("args", "Arguments, passed on as they are"),
        Option.text("working_dir", "Folder to start in, by default the image's"),
        Option.text("hostname", "Host name in the container"),
        Option.bool("init", "Whether a small init runs as process 1").withDefault(false),
        Option.text("init_path", "Path of that init on the host"),
        Option.bool("tty", "Whether there is a terminal").withDefault(false),
        maps("labels", "Labels of the container"),
        Option.block("logging", taskLogging(), "Where the output goes"));
  }

  private static OptionSchema taskLogging() {
    return OptionSchema.of(
        Option.text("driver", "nomad (alloc logs) or journald"),
        maps("options", "Options of the log driver, such as max-size"));
  }

  private static Option maps(String name, String summary) {
    return new Option(name, new OptionType.TextMapList(), false, null, summary);
  }

  private static OptionSchema files() {
    return OptionSchema.of(
        Option.textList("volumes", "Mounts, as SOURCE:TARGET or SOURCE:TARGET:OPTION,OPTION"),
        Option.textList("tmpfs", "Folders in memory, as PATH or PATH:OPTIONS"),
        Option.textList("devices", "Devices, as HOST, HOST:CONTAINER or HOST:CONTAINER:rwm"),
        Option.text("shm_size", "Size of /dev/shm, such as 100m"),
        Option.bool("readonly_rootfs", "Whether the root file system is read-only")
            .withDefault(false));
  }

  private static OptionSchema limits() {
    return OptionSchema.of(
        Option.text("memory_reservation", "Soft limit of memory, such as 100m"),
        Option.text("memory_swap", "Limit of memory and swap together; -1 for no limit"),
        Option.number("memory_swappiness", "How eagerly to swap, 0 to 100 (cgroup v1)"),
        Option.bool("cpu_hard_limit", "Whether the reserved CPU time is also the most")
            .withDefault(false),
        Option.number("cpu_cfs_period", "Period of that limit in microseconds")
            .withDefault(100_000L),
        Option.number("pids_limit", "How many processes; -1 for no limit"),
        Option.number("oom_score_adj", "Whom the kernel kills first for memory, -1000 to 1000"),
        maps("ulimit", "Limits such as nofile = \"2048:4096\""));
  }

  private static OptionSchema network() {
    return OptionSchema.of(
        Option.text(
            "network_mode",
            "bridge, host, none, slirp4netns, pasta, container:NAME, ns:PATH, task:NAME or a"
                + " network's name"),
        Option.text("ipv4_address", "Address in a bridge network"),
        Option.text("ipv6_address", "Address in a bridge network"),
        Option.textList("static_ips", "Addresses in a bridge network"),
        Option.text("static_mac", "Hardware address in a bridge network"),
        Option.textList("ports", "Labels of the group's ports to publish"),
        maps("port_map", "Deprecated, use ports: container ports by label"),
        Option.textList("extra_hosts", "Lines of /etc/hosts, as NAME:ADDRESS"));
  }

  private static OptionSchema security() {
    return OptionSchema.of(
        Option.bool("privileged", "Whether the task gets nearly all powers of the host")
            .withDefault(false),
        Option.textList("cap_add", "Capabilities to add"),
        Option.textList("cap_drop", "Capabilities to drop"),
        Option.textList("selinux_opts", "SELinux labels"),
        Option.textList("security_opt", "Such as no-new-privileges or seccomp=PATH"),
        Option.text("apparmor_profile", "AppArmor profile, or unconfined"),
        maps("sysctl", "Kernel settings of the container's namespaces"),
        Option.text("userns", "User namespace: host, auto, keep-id, nomap or ns:PATH"),
        Option.text(
            "ipc_mode", "host, private, shareable, none, container:NAME, ns:PATH, task:NAME"));
  }
}
