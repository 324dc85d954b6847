# language: id
Fitur: Yang tercetak sesudah hal yang jarang terjadi
  Cerita yang sama seperti di samping definisi, sampai ke kertasnya.

  Skenario: Tiap kendaraan mendapat kartunya sendiri
    Dengan contoh permohonan "trayek" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka 3 PDF "licences/kartu_pengawasan" menyebut masing-masing
      | 551/00001-DPMPTSP/KP/2026 | B 7012 WGA |
      | 551/00002-DPMPTSP/KP/2026 | B 7013 WGA |
      | 551/00003-DPMPTSP/KP/2026 | B 7150 WGB |
    Dan PDF "licences/trayek" menyebut
      | B 7012 WGA | B 7013 WGA | B 7150 WGB |

  Skenario: Izin dibekukan, lalu dipulihkan, masing-masing dengan suratnya
    Dengan izin "pbg" sudah terbit
    Dan Teguh sudah membuka "pembekuan" tentang izin itu
    Dan keputusan ini sudah diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | ditandatangani |
    Maka izin itu dibekukan
    Dan PDF "letters/pembekuan" menyebut
      | SK-PBG-367401-02032026-001 | Membekukan |
    Dengan Teguh sudah membuka "pemulihan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pemulihan         | diusulkan      |
      | tanda_tangan_pemulihan | ditandatangani |
    Maka izin itu berlaku
    Dan PDF "letters/pemulihan" menyebut
      | SK-PBG-367401-02032026-001 | Memulihkan |

  Skenario: Perpanjangan memuat isian izin lama dan menyebut nomornya
    Dengan izin "trayek" sudah terbit
    Dan hari ini tanggal 2030-12-02
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka PDF "licences/trayek" menyebut
      | 503/0001-DPMPTSP/TRAYEK/2030 | memperpanjang dan menggantikan | 503/0001-DPMPTSP/TRAYEK/2026 | B 7012 WGA |

  Skenario: Petak yang dipesan tercetak pada satu izin saja
    Dengan izin "iptm" sudah terbit
    Maka PDF "licences/iptm" menyebut
      | A-117 |
    Ketika pemohon lain mengajukan permohonan
    Maka itu ditolak dengan kode "taken"

  Skenario: Yang ditunjuk untuk satu permohonan tercetak dengan jabatannya
    Dengan izin "pbg" sudah terbit
    Maka PDF "licences/pbg" menyebut
      | Konsultasi dengan Prof. Dr. Ir. Surya Wirawan, IPU, Anggota Tim Profesi Ahli | Dr. Ningsih Maharani, IAI, Anggota Tim Profesi Ahli |

  Skenario: Pendapat yang tetap berlaku sesudah perbaikan tercetak seperti waktu diberikan
    Dengan contoh permohonan "pbg" sudah sampai di "rekomendasi"
    Dan Fitri sudah memutuskan "disetujui" di "rekomendasi" dengan nomor_rekomendasi "660/7"
    Dan keputusan ini sudah diambil
      | rekomendasi       | diperbaiki   |
      | perbaikan_teknis  | corrected    |
      | jadwal_konsultasi | dijadwalkan  |
      | konsultasi        | memenuhi     |
    Maka disdamkar ditanya
    Ketika semua yang ditanya menyetujui
    Maka PDF "licences/pbg" menyebut
      | Rekomendasi DLH Nomor 660/7 |

  Skenario: Yang menandatangani berita acara tercetak di bawahnya
    Dengan contoh permohonan "ipr" sudah sampai di "tanda_tangan"
    Maka PDF "letters/berita_acara" menyebut
      | BERITA ACARA | 503/0001-DPMPTSP/BA-IPR/2026 | Disetujui secara elektronik |
