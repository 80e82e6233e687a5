#!/usr/bin/python3
"""Makes the recordings beside this file: the same spikes of 12 neurons in 10 s, in every format that is read.

Needs numpy, scipy and h5py (Debian: python3-scipy python3-h5py). Run it in its own folder; the files come out the same, but for the
date in the headers of MATLAB files.
The MATLAB files are not made by MATLAB: scipy writes version 5, and version 7.3 is HDF5 with MATLAB's attributes and user block.
"""
import struct

import h5py
import numpy
import scipy.io
import scipy.sparse

NEURONS = 12
DURATION_MS = 10_000
WINDOW_MS = 200


def draw():
    """Poisson spikes of 4 to 15 Hz on a grid of 0.01 ms; neuron 7 has none."""
    random = numpy.random.RandomState(1)
    trains = []
    for neuron in range(NEURONS):
        count = 0 if neuron == 7 else random.poisson((4 + neuron) * DURATION_MS / 1000)
        ticks = random.choice(DURATION_MS * 100, count, replace=False)
        trains.append(numpy.sort(ticks) / 100)
    return trains


def events(trains):
    rows = [(time, neuron) for neuron, train in enumerate(trains) for time in train]
    return numpy.array(sorted(rows))


def counts(trains):
    edges = numpy.arange(0, DURATION_MS + WINDOW_MS, WINDOW_MS)
    return numpy.array([numpy.histogram(train, edges)[0] for train in trains])


def write_csv(trains):
    with open("spikes.csv", "w") as out:
        out.write("time_ms,neuron\n")
        for time, neuron in events(trains):
            out.write("%.2f,%d\n" % (time, neuron))
    numpy.savetxt("counts.csv", counts(trains), fmt="%d", delimiter=",")


def write_v5(trains):
    cell = numpy.empty((1, NEURONS), dtype=object)
    for neuron, train in enumerate(trains):
        cell[0, neuron] = train.reshape(-1, 1)
    scipy.io.savemat("cell-v5.mat", {"spikes": cell})
    scipy.io.savemat(
        "several-v7.mat",
        {
            "events": events(trains),
            "counts": counts(trains).astype("uint8"),
            "sparse_counts": scipy.sparse.csc_matrix(counts(trains).astype(float)),
            "label": "a session",
            "data": {"spikes": cell, "rate_hz": 4.0},
        },
        do_compression=True,
    )


def element(kind, payload):
    return struct.pack("<II", kind, len(payload)) + payload + b"\0" * (-len(payload) % 8)


def write_v5_table():
    """A table as MATLAB stores it: an opaque object of class `table`, whose content is in a part that is not documented."""
    flags = element(6, struct.pack("<II", 17, 0))
    names = element(1, b"results") + element(1, b"MCOS") + element(1, b"table")
    reference = struct.pack("<6I", 0xDD000000, 2, 1, 1, 1, 1)
    matrix = element(6, struct.pack("<II", 13, 0)) + element(5, struct.pack("<ii", 6, 1)) + element(1, b"") + element(6, reference)
    header = b"MATLAB 5.0 MAT-file, made by a script".ljust(116) + b"\0" * 8 + struct.pack("<H", 0x0100) + b"IM"
    with open("table-v5.mat", "wb") as out:
        out.write(header + element(14, flags + names + element(14, matrix)))


def dataset(group, name, array, matlab_class):
    created = group.create_dataset(name, data=array, track_times=False)
    created.attrs["MATLAB_class"] = numpy.bytes_(matlab_class)
    return created


def write_v73(trains):
    with h5py.File("several-v73.mat", "w", userblock_size=512) as out:
        innards = out.create_group("#refs#")
        cells = []
        for neuron, train in enumerate(trains):
            if len(train) > 0:
                cells.append(dataset(innards, "c%02d" % neuron, train.reshape(1, -1), "double").ref)
            else:  # the size stands in the place of an empty array
                empty = dataset(innards, "c%02d" % neuron, numpy.array([0, 1], dtype="uint64"), "double")
                empty.attrs["MATLAB_empty"] = numpy.uint8(1)
                cells.append(empty.ref)
        references = numpy.array(cells, dtype=h5py.ref_dtype).reshape(NEURONS, 1)
        dataset(out, "spikes", references, "cell")
        dataset(out, "events", events(trains).T, "double")
        dataset(out, "label", numpy.frombuffer("a session".encode("utf-16-le"), "uint16").reshape(-1, 1), "char")
        data = out.create_group("data")
        data.attrs["MATLAB_class"] = numpy.bytes_("struct")
        dataset(data, "counts", counts(trains).astype("uint8").T, "uint8")
    user_block("several-v73.mat")
    with h5py.File("table-v73.mat", "w", userblock_size=512) as out:
        table = dataset(out, "results", numpy.array([[0xDD000000, 2, 1, 1, 1, 1]], dtype="uint32"), "table")
        table.attrs["MATLAB_object_decode"] = numpy.int32(3)
    user_block("table-v73.mat")


def user_block(file):
    with open(file, "r+b") as out:
        out.write(b"MATLAB 7.3 MAT-file, made by a script".ljust(116) + b"\0" * 8 + struct.pack("<H", 0x0200) + b"IM")


def write_nwb(trains):
    with h5py.File("units.nwb", "w") as out:
        units = out.create_group("units")
        ids = numpy.arange(NEURONS, dtype="int64")
        units.create_dataset("id", data=ids, track_times=False)
        times = numpy.concatenate(trains) / 1000
        units.create_dataset("spike_times", data=times, chunks=(256,), compression="gzip", track_times=False)
        ends = numpy.cumsum([len(train) for train in trains]).astype("uint16")
        units.create_dataset("spike_times_index", data=ends, track_times=False)
    with h5py.File("no-units.nwb", "w") as out:
        out.create_group("acquisition")


if __name__ == "__main__":
    spikes = draw()
    write_csv(spikes)
    write_v5(spikes)
    write_v5_table()
    write_v73(spikes)
    write_nwb(spikes)
