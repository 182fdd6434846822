package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.measure.Subject;
import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.Workload;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The book of another project, from jars that the user brings: nothing of it is part of CetoEX.
 *
 * <p>The few lines between its interface and ours lie in the jar as source, and are compiled
 * against those jars when they are there.
 */
final class ForeignBook {
    private static final String PACKAGE = "com.cetoex.benchmarks.book.foreign.";
    private static final String ADAPTER = "ExchangeCoreBook";

    private ForeignBook() {}

    /** Compiles the adapter and makes the book. */
    static Subject load(Path jars, Workload workload, OrderStream stream) {
        try {
            Path classes = Files.createTempDirectory("cetoex-bench-foreign");
            List<Path> found = jarsIn(jars);
            compile(found, classes);
            deleteAtExit(classes);
            List<URL> places = new ArrayList<>();
            places.add(url(classes));
            for (Path jar : found) {
                places.add(url(jar));
            }
            // Open for as long as the process lives: its book loads classes as it runs.
            @SuppressWarnings("resource")
            URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new));
            return Class.forName(PACKAGE + ADAPTER, true, loader)
                    .asSubclass(Subject.class)
                    .getConstructor(Workload.class, OrderStream.class)
                    .newInstance(workload, stream);
        } catch (IOException | ReflectiveOperationException cause) {
            throw new IllegalStateException("cannot use the book in " + jars, cause);
        }
    }

    /** What was named last goes first. */
    private static void deleteAtExit(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    private static void compile(List<Path> jars, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        jars.forEach(jar -> classPath.append(File.pathSeparatorChar).append(jar));
        StringWriter messages = new StringWriter();
        boolean isCompiled =
                compiler.getTask(
                                messages,
                                null,
                                null,
                                List.of(
                                        "-proc:none",
                                        "-nowarn",
                                        "-cp",
                                        classPath.toString(),
                                        "-d",
                                        classes.toString()),
                                null,
                                List.of(source()))
                        .call();
        if (!isCompiled) {
            throw new IllegalStateException(
                    "the adapter does not fit the jars: expected exchange-core 0.5.3, was\n"
                            + messages);
        }
    }

    private static JavaFileObject source() throws IOException {
        try (InputStream in = ForeignBook.class.getResourceAsStream(ADAPTER + ".java.txt")) {
            if (in == null) {
                throw new IOException("expected the adapter's source beside this class");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            URI name = URI.create("string:///" + ADAPTER + ".java");
            return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }
}
