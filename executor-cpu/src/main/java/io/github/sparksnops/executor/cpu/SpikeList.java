package io.github.sparksnops.executor.cpu;

/** Neurons that spike in one step, numbered through the populations. As long as the network, so it cannot overflow. */
final class SpikeList {
    private final int[] neurons;
    private int size;

    SpikeList(int capacity) {
        neurons = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    void add(int neuron) {
        neurons[size++] = neuron;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return neurons[index];
    }
}
