"""A definition in which a visit and a report wait for their day, for whoever tells of it or tells stories of it."""

from functools import cache

from features.quoting import quoted, read_city
from licensing.city.register import AgencyRegister
from licensing.process.graph import Process

VISIT = """
steps:
  jadwal:
    review: {by: loket.petugas}
    form: {tanggal: {type: date}}
    outcomes: {dijadwalkan: kunjungan}
  kunjungan:
    review: {by: kesehatan.tim, within: 1 working day, opens: 1 working day before jadwal.tanggal}
    outcomes: {layak: laporan, tidak: gugur}
  laporan:
    request: {opens: 7 days after jadwal.tanggal, then: selesai}
    form: {sampah: {type: text}}
  selesai: {close: {as: cancelled}}
  gugur: {close: {}}
"""


@cache
def city() -> AgencyRegister:
    return read_city()


@cache
def with_a_visit() -> Process:
    """`jadwal`, then `kunjungan` from the working day before the visit on, then the applicant's `laporan`."""
    return quoted(VISIT.lstrip(), city())
