# language: id
Fitur: Izin Penebangan atau Pemindahan Pohon
  DLH meninjau pohonnya, pemohon menggantinya, dan baru sesudah itu izinnya terbit.

  Skenario: Tiga pohon berdiameter 30 sampai 50 cm diganti tiga puluh
    Dengan contoh permohonan "pohon"
    Maka nilai "jumlah_pohon" adalah "3"
    Dan nilai "pengganti" adalah "30"

  Skenario: Izin terbit sesudah pohon pengganti diterima, dan berlaku tiga puluh hari
    Dengan contoh permohonan "pohon" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "issued"
    Dan dokumen bernomor "503/0001-DPMPTSP/POHON/2026"
    Dan izin berlaku sampai "2026-03-31"

  Skenario: Bukti penggantian diminta sebelum izin disiapkan
    Dengan contoh permohonan "pohon" sudah sampai di "rekomendasi"
    Dan Wahyu sudah memutuskan "disetujui" dengan nomor_rekomendasi "660/1"
    Ketika pemohon menjawab "penggantian"
    Maka permohonan berada di "periksa_penggantian"

  Skenario: Pemohon yang tidak mengganti pohon kehilangan permohonannya
    Dengan contoh permohonan "pohon" sudah sampai di "rekomendasi"
    Dan Wahyu sudah memutuskan "disetujui" dengan nomor_rekomendasi "660/1"
    Ketika 31 hari berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Peninjau tidak memberi rekomendasi atas tinjauannya sendiri
    Dengan contoh permohonan "pohon" sudah sampai di "rekomendasi"
    Ketika Hanif memutuskan "disetujui" di "rekomendasi"
    Maka itu ditolak dengan kode "not-yours"

  Skenario: Peninjauan baru dibuka pada harinya
    Dengan contoh permohonan "pohon" sudah sampai di "jadwal_peninjauan"
    Ketika Fitri memutuskan "dijadwalkan" dengan tanggal "2026-03-06"
    Maka "peninjauan" baru dibuka pada "2026-03-06"

  Skenario: Kedua peninjau menandatangani berita acaranya
    Dengan contoh permohonan "pohon" sudah sampai di "peninjauan"
    Ketika semua petugas di "peninjauan" memutuskan "layak"
    Maka dokumen "letters/berita_acara" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/BA-POHON/2026"
    Dan permohonan berada di "rekomendasi"

  Skenario: Denah letak pohon wajib ada
    Ketika permohonan "pohon" diajukan tanpa dokumen "denah"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "denah" disebut

  Skenario: Pohon yang hanya dipindahkan tidak diganti
    Dengan contoh permohonan "pohon" dengan
      | pohon.1.cara  | pindah                |
      | pohon.2.cara  | pindah                |
      | pohon.3.cara  | pindah                |
      | tempat_pindah | Taman Kota 2, Serpong |
    Maka nilai "pengganti" adalah "0"

  Skenario: Pohon yang harus tetap berdiri ditolak, juga sesudah perbaikan
    Dengan contoh permohonan "pohon"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | ulang |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | tidak_layak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"

  Skenario: Data pohon yang tidak diperbaiki menggugurkan permohonan
    Dengan contoh permohonan "pohon"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | layak |
      | rekomendasi | kembalikan |
      | peninjauan | diperbaiki |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Pohon yang hanya dipindahkan tidak menunggu penggantian
    Dengan contoh permohonan "pohon" dengan
      | pohon.1.cara | pindah |
      | pohon.2.cara | pindah |
      | pohon.3.cara | pindah |
      | tempat_pindah | Taman Kota 2, Serpong |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | layak |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Kepala DLH dapat tidak merekomendasikan
    Dengan contoh permohonan "pohon" dengan
      | pohon.1.cara | pindah |
      | pohon.2.cara | pindah |
      | pohon.3.cara | pindah |
      | tempat_pindah | Taman Kota 2, Serpong |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | layak |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Kepala Bidang dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "pohon" dengan
      | pohon.1.cara | pindah |
      | pohon.2.cara | pindah |
      | pohon.3.cara | pindah |
      | tempat_pindah | Taman Kota 2, Serpong |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Kepala Dinas dapat mengembalikan kepada verifikator
    Dengan contoh permohonan "pohon" dengan
      | pohon.1.cara | pindah |
      | pohon.2.cara | pindah |
      | pohon.3.cara | pindah |
      | tempat_pindah | Taman Kota 2, Serpong |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_peninjauan | dijadwalkan |
      | peninjauan | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanpa bukti penggantian tidak lengkap
    Dengan contoh permohonan "pohon" sudah sampai di "penggantian"
    Ketika pemohon menjawab "penggantian" tanpa dokumen "bukti_penggantian"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "bukti_penggantian" disebut
