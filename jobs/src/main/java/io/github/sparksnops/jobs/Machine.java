package io.github.sparksnops.jobs;

import io.github.sparksnops.driver.table.HostName;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this machine and JVM are. */
final class Machine {
    private Machine() {}

    /** Facts that decide how fast simulations are, by name. */
    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("host", HostName.ofThisMachine());
        facts.put("system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        facts.put("java", property("java.vm.name") + " " + property("java.runtime.version"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MB at most");
        facts.put("vectors", vectors());
        return facts;
    }

    private static String property(String name) {
        return System.getProperty(name);
    }

    /** By reflection: this module is compiled without the incubator module, and the JVM may run without it. */
    private static String vectors() {
        try {
            Object species = Class.forName("jdk.incubator.vector.FloatVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            Object bits = Class.forName("jdk.incubator.vector.VectorSpecies")
                    .getMethod("vectorBitSize")
                    .invoke(species);
            return bits + " bits";
        } catch (ReflectiveOperationException | LinkageError e) {
            return "none: the JVM was started without --add-modules=jdk.incubator.vector";
        }
    }
}
